package io.pratique.match.vex;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Times in VEX documents (RFC 3339).
final class Instants {
    private Instants() {}

    /// The first that can be read; null where none can.
    static @Nullable Instant first(@Nullable String... texts) {
        for (String text : texts) {
            try {
                if (text != null && text.length() <= 40) {
                    return OffsetDateTime.parse(text).toInstant();
                }
            } catch (DateTimeException unreadable) {
                continue;
            }
        }
        return null;
    }
}
