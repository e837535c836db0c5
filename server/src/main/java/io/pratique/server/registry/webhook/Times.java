package io.pratique.server.registry.webhook;

import io.pratique.json.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times as registries write them. What cannot be, before 2000 or after 2200, is none.
final class Times {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    /// Nexus writes its offset without a colon.
    private static final DateTimeFormatter BARE_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS]Z", Locale.ROOT);

    private Times() {}

    /// Of ISO 8601.
    static @Nullable Instant of(@Nullable String text) {
        if (text == null || text.length() > 40) {
            return null;
        }
        try {
            return plausible(Instant.parse(text));
        } catch (DateTimeException otherForm) {
            return ofBareOffset(text);
        }
    }

    private static @Nullable Instant ofBareOffset(String text) {
        try {
            return plausible(OffsetDateTime.parse(text, BARE_OFFSET).toInstant());
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /// Of seconds since 1970.
    static @Nullable Instant ofSeconds(JsonValue number) {
        Double seconds = number.decimal();
        return seconds == null || !(seconds > 0) || seconds > LATEST.getEpochSecond()
                ? null
                : plausible(Instant.ofEpochSecond(seconds.longValue()));
    }

    private static @Nullable Instant plausible(Instant time) {
        return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
    }
}
