package io.pratique.server.queue;

/// A job failed in a way that another attempt cannot mend.
public final class PermanentException extends Exception {
    private static final long serialVersionUID = 1;

    public PermanentException(String message) {
        super(message);
    }

    public PermanentException(String message, Throwable cause) {
        super(message, cause);
    }
}
