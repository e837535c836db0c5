package io.pratique.server.harbor;

/// A request of a Harbor that cannot be served; it becomes an error of the scanner API.
final class HarborException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    /// @param status HTTP status
    /// @param message for the people who see it in Harbor
    HarborException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
