package io.pratique.server.registry.webhook;

import java.io.IOException;

/// A notification that is not accepted. The message is for the sender and holds nothing of a secret.
public final class WebhookException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /// @param status of the HTTP response
    public WebhookException(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
