package io.pratique.server.scan;

import io.pratique.image.ImageTarget;
import io.pratique.image.Limits;
import io.pratique.image.Target;
import io.pratique.model.image.Image;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.ScanOptions;
import io.pratique.sbom.Scanner;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.sbom.base.BaseImages;
import io.pratique.server.catalogue.Catalogue.Described;
import io.pratique.server.inventory.InventoryDocument;
import io.pratique.server.queue.Lease;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scan found, ready to be stored.
///
/// @param image null for a folder
record Scanned(
        ScanResult result,
        InventoryDocument document,
        @Nullable Image image) {
    private static final int THREADS = 2;

    /// Reads a target, and tells meanwhile how far it is.
    static Scanned read(Target target, List<String> skip, Lease lease) throws IOException {
        var ledger = new Ledger();
        lease.progress(ledger::progress);
        ScanResult found =
                new Scanner(new ScanOptions(Analyzers.ALL, Limits.DEFAULT, THREADS, skip, ledger)).scan(target);
        Image image = target instanceof ImageTarget known ? known.image() : null;
        ScanResult result = image == null
                ? found
                : found.withBase(BaseImages.find(image, List.of()).orElse(null));
        return new Scanned(
                result, InventoryDocument.write(result, ScanRequest.ANALYZERS, "scan", ledger.looked()), image);
    }

    /// For the catalogue.
    ///
    /// @param digest under which it lies there
    Described described(String digest) {
        if (image == null) {
            return new Described(digest, "", null, null);
        }
        long size = image.layers().stream()
                .mapToLong(layer -> Math.max(0, layer.size()))
                .sum();
        return new Described(digest, image.config().platform().toString(), size, created(image));
    }

    private static @Nullable Instant created(Image image) {
        String text = image.config().created();
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException odd) {
            return null;
        }
    }
}
