package io.pratique.server.secret;

/// A sealed secret cannot be opened.
public final class SealException extends Exception {
    private static final long serialVersionUID = 1L;

    SealException(String message) {
        super(message);
    }
}
