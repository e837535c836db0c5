package io.pratique.image;

import java.io.IOException;

/// A layer that the source does not offer, such as a foreign layer, whose addresses are never followed.
public final class MissingLayerException extends IOException {
    private static final long serialVersionUID = 1L;

    public MissingLayerException(String message) {
        super(message);
    }
}
