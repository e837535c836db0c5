package io.pratique.server.ui;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A time as a page shows it.
///
/// @param iso for programs
/// @param text in full, in UTC
/// @param ago how long it is past: `3 hours ago`
public record Moment(String iso, String text, String ago) {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);

    static Moment of(OffsetDateTime time, Clock clock) {
        OffsetDateTime universal = time.withOffsetSameInstant(ZoneOffset.UTC);
        return new Moment(
                universal.truncatedTo(ChronoUnit.SECONDS).toString(),
                FULL.format(universal),
                ago(Duration.between(time.toInstant(), clock.instant())));
    }

    static String ago(Duration past) {
        long minutes = past.toMinutes();
        if (minutes < 1) {
            return "just now";
        }
        if (minutes < 60) {
            return count(minutes, "minute") + " ago";
        }
        if (minutes < 48 * 60) {
            return count(minutes / 60, "hour") + " ago";
        }
        return count(minutes / (24 * 60), "day") + " ago";
    }

    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
