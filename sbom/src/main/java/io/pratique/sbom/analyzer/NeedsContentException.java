package io.pratique.sbom.analyzer;

import java.io.IOException;

/// Says that an analyzer that began to stream a file needs it whole after all: the scanner calls again with a file
/// that is [rereading][io.pratique.image.ImageFile#rereading] and whose `content()` is available.
public final class NeedsContentException extends IOException {
    private static final long serialVersionUID = 1L;

    public NeedsContentException() {
        super("the whole contents are needed");
    }
}
