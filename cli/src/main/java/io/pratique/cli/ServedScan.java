package io.pratique.cli;

import io.pratique.image.ImageTarget;
import io.pratique.image.Target;
import io.pratique.match.Assessment;
import io.pratique.model.image.Image;
import io.pratique.model.inventory.ScanResult;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An image answered by a server: at once where it knows the digest, else after it was scanned here and told. What
/// has no digest, such as a folder, is none of its business.
///
/// @param again whether to scan even what the server knows
record ServedScan(ServerClient client, boolean again) {
    /// Reads a target that is open.
    @FunctionalInterface
    interface Reading {
        ScanResult read() throws IOException;
    }

    /// @return null where the server has no say
    @Nullable
    Assessment assess(Target target, Reading reading) throws IOException {
        if (!(target instanceof ImageTarget open)) {
            return null;
        }
        Image image = open.image();
        Assessment known = again ? null : client.known(image);
        if (known != null) {
            return known;
        }
        client.tell(reading.read(), io.pratique.server.scan.ScanRequest.ANALYZERS, again);
        return client.known(image);
    }
}
