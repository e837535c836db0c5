package io.pratique.model;

import org.jspecify.annotations.Nullable;

/// Something that could not be read, so that the result is not the whole truth.
///
/// @param kind what went wrong
/// @param where the file, layer or database concerned; empty when it is the target itself
/// @param message one line for people
public record ScanProblem(Kind kind, String where, String message) implements Comparable<ScanProblem> {
    public enum Kind {
        /// A file or layer could not be read or parsed.
        UNREADABLE,
        /// A limit stopped the reading; the message names the limit.
        LIMIT,
        /// A layer whose bytes are not offered, such as a foreign layer.
        MISSING,
        /// A format that is not supported.
        UNSUPPORTED,
        /// A record inside a file was malformed and left out; the rest of the file was read.
        MALFORMED
    }

    @Override
    public int compareTo(ScanProblem other) {
        int order = kind.compareTo(other.kind);
        if (order == 0) {
            order = where.compareTo(other.where);
        }
        return order == 0 ? message.compareTo(other.message) : order;
    }

    /// The message of a throwable, or its class where it has none.
    public static String describe(Throwable problem) {
        @Nullable String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }
}
