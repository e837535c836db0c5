package io.pratique.sbom;

import io.pratique.image.FolderTarget;
import io.pratique.image.ImageTarget;
import io.pratique.image.Target;
import io.pratique.model.inventory.ScanResult;
import java.io.IOException;

/// Finds out what is installed in a target.
public final class Scanner {
    private final ScanOptions options;

    public Scanner(ScanOptions options) {
        this.options = options;
    }

    /// Scans a target. What cannot be read inside it is told in the result.
    ///
    /// @throws IOException when nothing can be said at all
    public ScanResult scan(Target target) throws IOException {
        return switch (target) {
            case ImageTarget image -> new ImageScan(image, options).run();
            case FolderTarget folder -> new FolderScan(folder, options).run();
        };
    }
}
