package io.pratique.server.trace;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes spans, and hands those that are over to whoever sends them.
public final class Tracer {
    /// Records nothing.
    public static final Tracer OFF =
            new Tracer(Sampler.NEVER, span -> {}, Clock.systemUTC(), RandomGenerator.getDefault(), false);

    private final Sampler sampler;
    private final Consumer<Span.Ended> ended;
    private final Clock clock;
    private final RandomGenerator random;
    private final boolean on;

    private Tracer(Sampler sampler, Consumer<Span.Ended> ended, Clock clock, RandomGenerator random, boolean on) {
        this.sampler = sampler;
        this.ended = ended;
        this.clock = clock;
        this.random = random;
        this.on = on;
    }

    /// @param random used by several threads at once
    Tracer(Sampler sampler, Consumer<Span.Ended> ended, Clock clock, RandomGenerator random) {
        this(sampler, ended, clock, random, true);
    }

    /// Something that is timed, and told about in its span.
    @FunctionalInterface
    public interface Timed<X extends Exception> {
        /// @param span null where nothing is recorded
        void run(@Nullable Span span) throws X;
    }

    /// Does something that begins here.
    ///
    /// @param parent who asks for it and waits, in its own trace; null where nobody says
    /// @param link what caused it some time ago; null where that is not known
    public <X extends Exception> void span(
            SpanKind kind, String name, @Nullable TraceContext parent, @Nullable TraceContext link, Timed<X> work)
            throws X {
        if (!on) {
            work.run(null);
            return;
        }
        String trace = parent == null ? TraceContext.id(random, 32) : parent.trace();
        boolean sampled = sampler.samples(trace, parent);
        Span span = open(kind, name, trace, parent == null ? null : parent.span(), link, sampled);
        Trace.within(span, () -> {
            work.run(span);
            return span;
        });
    }

    /// A span that is a part of another.
    Span part(Span whole, String name) {
        TraceContext context = whole.context();
        return open(SpanKind.INTERNAL, name, context.trace(), context.span(), null, context.sampled());
    }

    private Span open(
            SpanKind kind,
            String name,
            String trace,
            @Nullable String parent,
            @Nullable TraceContext link,
            boolean sampled) {
        Instant now = clock.instant();
        long nanos = Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        var context = new TraceContext(trace, TraceContext.id(random, 16), sampled);
        return new Span(this, context, parent, kind, name, link, nanos);
    }

    void end(Span span) {
        if (span.isWanted()) {
            ended.accept(span.end());
        }
    }
}
