package io.pratique.sbom.analyzer;

import java.io.IOException;

/// Thrown by an analyzer that finds while streaming that it needs random access: the scanner shows it the file again, with [io.pratique.image.ImageFile#rereading] true.
public final class NeedsContentException extends IOException {
    private static final long serialVersionUID = 1L;

    public NeedsContentException() {
        super("the whole contents are needed");
    }
}
