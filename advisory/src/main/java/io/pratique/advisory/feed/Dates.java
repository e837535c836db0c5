package io.pratique.advisory.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Dates as feeds write them: with a zone, without one (then UTC), or a day alone.
final class Dates {
    private Dates() {}

    /// The moment, or null for absent, unreadable and placeholder dates (the year 1 of golang/vulndb, the epoch of
    /// nodejs/security-wg).
    static @Nullable Instant instant(@Nullable String text) {
        if (text == null || text.length() < 10 || text.length() > 40) {
            return null;
        }
        try {
            Instant moment = parse(text.replace(' ', 'T'));
            return moment.getEpochSecond() <= 0 ? null : moment;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Instant parse(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        boolean zoned = text.endsWith("Z") || text.indexOf('+', 10) > 0 || text.indexOf('-', 10) > 0;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    static @Nullable LocalDate day(@Nullable String text) {
        Instant moment = instant(text);
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
