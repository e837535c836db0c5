package io.pratique.server.trace;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Which span of which trace, as it is passed on: W3C Trace Context, `traceparent`.
///
/// @param trace 32 hexadecimal digits
/// @param span 16 hexadecimal digits
/// @param sampled whether the one who passes it on records the trace
public record TraceContext(String trace, String span, boolean sampled) {
    /// Of version 00: `00-TRACE-SPAN-FLAGS`. Later ones may go on after a hyphen.
    private static final int LENGTH = 55;

    private static final int LONGEST = 512;

    /// Reads a header or what was stored; empty where it is none.
    public static Optional<TraceContext> parse(@Nullable String text) {
        if (text == null || text.length() < LENGTH || text.length() > LONGEST) {
            return Optional.empty();
        }
        String version = text.substring(0, 2);
        String trace = text.substring(3, 35);
        String span = text.substring(36, 52);
        String flags = text.substring(53, LENGTH);
        boolean hyphens = text.charAt(2) == '-' && text.charAt(35) == '-' && text.charAt(52) == '-';
        boolean known = isHex(version) && !version.equals("ff");
        boolean ended = text.length() == LENGTH || (!version.equals("00") && text.charAt(LENGTH) == '-');
        boolean named = isHex(trace) && !isZero(trace) && isHex(span) && !isZero(span);
        return hyphens && known && ended && named && isHex(flags)
                ? Optional.of(new TraceContext(trace, span, (Integer.parseInt(flags, 16) & 1) != 0))
                : Optional.empty();
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    private static boolean isZero(String text) {
        return text.chars().allMatch(c -> c == '0');
    }

    /// Random digits of which not all are zero.
    static String id(RandomGenerator random, int digits) {
        var out = new StringBuilder(digits);
        while (out.length() < digits) {
            long part = random.nextLong();
            out.append("%016x".formatted(part == 0 ? 1 : part));
        }
        return out.toString();
    }

    /// As a header, or to be stored.
    public String header() {
        return "00-" + trace + "-" + span + (sampled ? "-01" : "-00");
    }
}
