package io.pratique.image.layer;

import java.io.IOException;

/// A layer stored in a way that images may not use.
public final class UnsupportedLayerException extends IOException {
    private static final long serialVersionUID = 1L;

    UnsupportedLayerException(String compression) {
        super("layers compressed with " + compression
                + " are not supported; the OCI image specification allows gzip and zstd");
    }
}
