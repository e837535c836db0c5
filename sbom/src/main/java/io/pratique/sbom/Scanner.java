package io.pratique.sbom;

import io.pratique.image.DocumentTarget;
import io.pratique.image.FolderTarget;
import io.pratique.image.ImageTarget;
import io.pratique.image.Target;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.attached.AttachedSboms;
import io.pratique.sbom.format.SbomReader;
import java.io.IOException;
import java.io.InputStream;

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
            case ImageTarget image -> image(image);
            case FolderTarget folder -> new FolderScan(folder, options).run();
            case DocumentTarget document -> document(document);
        };
    }

    private ScanResult image(ImageTarget image) throws IOException {
        ScanResult found = new ImageScan(image, options).run();
        return switch (options.attached()) {
            case IGNORE -> found;
            case USE -> AttachedSboms.merge(image, found, options.limits().fileSize());
        };
    }

    /// What the document says, under the name that was asked for.
    private ScanResult document(DocumentTarget document) throws IOException {
        try (InputStream in = document.open()) {
            ScanResult said =
                    SbomReader.read(document.name(), in, options.limits().fileSize());
            return said.named(document.name());
        }
    }
}
