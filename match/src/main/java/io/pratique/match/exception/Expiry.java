package io.pratique.match.exception;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Until when a statement holds.
final class Expiry {
    private Expiry() {}

    /// The last day, which is a whole one.
    ///
    /// @throws IllegalArgumentException when the text is no date
    static LocalDate lastDay(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("not a date such as 2026-12-31: '" + text + "'", unreadable);
        }
    }

    /// The last day before a moment, for tools in whose files a statement has expired when the moment has come. A
    /// day
    /// alone is its first moment; without a zone UTC is meant. What expires within a day holds until its end.
    ///
    /// @throws IllegalArgumentException when the text is no date
    static LocalDate before(String text) {
        try {
            return moment(text.strip().replace(' ', 'T'))
                    .minusNanos(1)
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate();
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw new IllegalArgumentException("not a date such as 2026-12-31: '" + text + "'", unreadable);
        }
    }

    private static Instant moment(String text) {
        if (text.length() <= 10) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        boolean zoned = text.endsWith("Z") || text.endsWith("z") || text.indexOf('+') > 0 || text.indexOf('-', 10) > 0;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
