package io.pratique.server.security;

import java.io.IOException;

/// A token that is not believed. The message says why, without any part of the token.
public final class TokenException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean unknownKey;

    TokenException(String message) {
        this(message, false);
    }

    TokenException(String message, boolean unknownKey) {
        super(message);
        this.unknownKey = unknownKey;
    }

    /// Whether the key that signed is not among those known: newer ones may have to be fetched.
    public boolean unknownKey() {
        return unknownKey;
    }
}
