package io.pratique.server.trace;

/// What a span is to others, as OpenTelemetry's protocol numbers it.
public enum SpanKind {
    /// A part of what this process does.
    INTERNAL(1),
    /// Somebody waits for an answer.
    SERVER(2),
    /// Something that waited in a queue is done.
    CONSUMER(5);

    private final int number;

    SpanKind(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
