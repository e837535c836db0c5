package io.pratique.image;

import java.io.IOException;

/// A limit was reached; the message names the option that sets it.
public final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    public LimitException(String message) {
        super(message);
    }
}
