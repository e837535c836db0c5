package io.pratique.http;

import io.pratique.model.ErrorKind;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A server did not give what was asked for. The message is one line for people; it never holds a credential or a
/// query string.
public final class HttpException extends IOException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final transient @Nullable Wait retry;

    /// That the request may be repeated.
    ///
    /// @param asked how long the server wants us to wait; null where it does not say
    public record Wait(@Nullable Duration asked) {}

    public HttpException(ErrorKind kind, String message) {
        this(kind, message, (Throwable) null);
    }

    public HttpException(ErrorKind kind, String message, @Nullable Throwable cause) {
        this(kind, message, null, cause);
    }

    public HttpException(ErrorKind kind, String message, @Nullable Wait retry, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retry = retry;
    }

    public ErrorKind kind() {
        return kind;
    }

    /// Null where repeating the request would not help.
    public @Nullable Wait retry() {
        return retry;
    }
}
