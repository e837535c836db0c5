package io.pratique.model;

import org.jspecify.annotations.Nullable;

/// A failure that ends what the user asked for. The message is one line that says what to do.
public final class PratiqueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;

    public PratiqueException(ErrorKind kind, String message) {
        this(kind, message, null);
    }

    public PratiqueException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public ErrorKind kind() {
        return kind;
    }
}
