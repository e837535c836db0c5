package io.pratique.server.trace;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The span that is at hand, wherever the work goes within its thread. Where there is none nothing is recorded.
public final class Trace {
    private static final ScopedValue<Span> PRESENT = ScopedValue.newInstance();

    private Trace() {}

    /// Work that gives something.
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T run() throws X;
    }

    /// Work that gives nothing.
    @FunctionalInterface
    public interface Step<X extends Exception> {
        void run() throws X;
    }

    /// Does a part of the work, as a span of its own.
    public static <T extends @Nullable Object, X extends Exception> T part(String name, Work<T, X> work) throws X {
        if (!PRESENT.isBound()) {
            return work.run();
        }
        Span whole = PRESENT.get();
        return within(whole.tracer().part(whole, name), work);
    }

    /// The same for work that gives nothing.
    public static <X extends Exception> void step(String name, Step<X> work) throws X {
        Trace.<@Nullable Object, X>part(name, () -> {
            work.run();
            return null;
        });
    }

    /// Says something about the span at hand.
    public static void note(Consumer<Span> say) {
        if (PRESENT.isBound()) {
            say.accept(PRESENT.get());
        }
    }

    /// How what is caused now names its cause; null where nothing is recorded.
    public static @Nullable String cause() {
        return PRESENT.isBound() ? PRESENT.get().context().header() : null;
    }

    static <T extends @Nullable Object, X extends Exception> T within(Span span, Work<T, X> work) throws X {
        try {
            return ScopedValue.where(PRESENT, span).<T, X>call(work::run);
        } catch (Throwable failed) {
            span.fail(failed.getClass().getName());
            throw failed;
        } finally {
            span.tracer().end(span);
        }
    }
}
