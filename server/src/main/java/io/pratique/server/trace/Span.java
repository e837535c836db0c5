package io.pratique.server.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that takes time: a request, a job, a part of a job. Attributes hold names and numbers of the program's
/// own, never what a secret could be in: no addresses with queries, no headers, no messages of errors.
///
/// Used by one thread at a time.
public final class Span {
    private final Tracer tracer;
    private final TraceContext context;
    private final @Nullable String parent;
    private final SpanKind kind;
    private final @Nullable TraceContext link;
    private final long started;
    private final long nanos = System.nanoTime();
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private String name;
    private boolean failed;
    private boolean wanted = true;

    /// @param parent the id of the span that this one is a part of
    /// @param link what caused it, in another trace
    /// @param started nanoseconds since 1970
    Span(
            Tracer tracer,
            TraceContext context,
            @Nullable String parent,
            SpanKind kind,
            String name,
            @Nullable TraceContext link,
            long started) {
        this.tracer = tracer;
        this.context = context;
        this.parent = parent;
        this.kind = kind;
        this.name = name;
        this.link = link;
        this.started = started;
    }

    /// How others name it.
    public TraceContext context() {
        return context;
    }

    Tracer tracer() {
        return tracer;
    }

    /// Gives it the name that is known only now.
    public void name(String known) {
        name = known;
    }

    public void set(String attribute, String value) {
        attributes.put(attribute, value);
    }

    public void set(String attribute, long value) {
        attributes.put(attribute, value);
    }

    /// Says that it failed, by the name of a kind of failure.
    public void fail(String kindOfError) {
        failed = true;
        attributes.put("error.type", kindOfError);
    }

    /// Says that nobody wants to know of it.
    public void forget() {
        wanted = false;
    }

    boolean isWanted() {
        return wanted && context.sampled();
    }

    /// What it is to be told as when it ends now.
    Ended end() {
        return new Ended(
                context,
                parent,
                kind,
                name,
                link,
                started,
                started + Math.max(0, System.nanoTime() - nanos),
                Map.copyOf(attributes),
                failed);
    }

    /// A span that is over.
    ///
    /// @param attributes values are texts and longs
    record Ended(
            TraceContext context,
            @Nullable String parent,
            SpanKind kind,
            String name,
            @Nullable TraceContext link,
            long started,
            long ended,
            Map<String, Object> attributes,
            boolean failed) {}
}
