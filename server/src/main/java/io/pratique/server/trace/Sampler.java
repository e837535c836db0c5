package io.pratique.server.trace;

import org.jspecify.annotations.Nullable;

/// Which traces are recorded: `OTEL_TRACES_SAMPLER`.
///
/// @param inherits whether what the caller decided holds
/// @param ratio of the traces whose callers decided nothing, from 0 to 1
record Sampler(boolean inherits, double ratio) {
    static final Sampler NEVER = new Sampler(false, 0);

    /// By the names of OpenTelemetry's specification; null where there is no such sampler.
    ///
    /// @param argument a ratio; empty for 1
    static @Nullable Sampler of(String name, String argument) {
        return switch (name) {
            case "", "parentbased_always_on" -> new Sampler(true, 1);
            case "always_on" -> new Sampler(false, 1);
            case "always_off" -> NEVER;
            case "parentbased_always_off" -> new Sampler(true, 0);
            case "traceidratio" -> ratio(false, argument);
            case "parentbased_traceidratio" -> ratio(true, argument);
            default -> null;
        };
    }

    private static @Nullable Sampler ratio(boolean inherits, String argument) {
        try {
            double ratio = argument.isEmpty() ? 1 : Double.parseDouble(argument);
            return ratio >= 0 && ratio <= 1 ? new Sampler(inherits, ratio) : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    /// The lower half of a trace's id is random, so that all who see the trace decide alike.
    boolean samples(String trace, @Nullable TraceContext parent) {
        if (inherits && parent != null) {
            return parent.sampled();
        }
        long random = Long.parseUnsignedLong(trace.substring(16), 16) >>> 1;
        return ratio >= 1 || random < ratio * Long.MAX_VALUE;
    }
}
