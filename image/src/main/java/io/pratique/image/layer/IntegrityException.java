package io.pratique.image.layer;

import java.io.IOException;

/// Bytes that are not those promised: nothing in them may be believed.
public final class IntegrityException extends IOException {
    private static final long serialVersionUID = 1L;

    IntegrityException(String message) {
        super(message);
    }
}
