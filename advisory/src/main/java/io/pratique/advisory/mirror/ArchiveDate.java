package io.pratique.advisory.mirror;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The day an archive was made, which its name tells: `csaf_vex_2026-08-21.tar.zst`.
final class ArchiveDate {
    private static final int LENGTH = "2026-08-21".length();

    private ArchiveDate() {}

    static @Nullable LocalDate of(String name) {
        for (int i = 0; i + LENGTH <= name.length(); i++) {
            if (name.charAt(i) == '2' && name.charAt(i + 4) == '-') {
                try {
                    return LocalDate.parse(name.substring(i, i + LENGTH));
                } catch (DateTimeException other) {
                    // the date may follow
                }
            }
        }
        return null;
    }

    /// What may have changed after the archive was made: from the day before on, since nobody says at what hour it
    /// was, or what cannot be dated.
    static List<String> notIn(String archive, Listing listing) {
        LocalDate day = Objects.requireNonNull(of(archive)).minusDays(1);
        Instant since = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        List<String> late = new ArrayList<>();
        listing.times().forEach((name, time) -> {
            Instant changed = instant(time);
            if (changed == null || !changed.isBefore(since)) {
                late.add(name);
            }
        });
        return late;
    }

    private static @Nullable Instant instant(String time) {
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
