package io.pratique.advisory.store;

import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.VersionRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is written under a key: an advisory's word on a package.
record Entry(
        Head head,
        List<VersionRange> ranges,
        List<String> versions,
        FixState state,
        @Nullable Rating rating,
        Condition condition) {

    static final Comparator<Entry> ORDER = Comparator.comparing(
                    (Entry entry) -> entry.head().id())
            .thenComparing(entry -> entry.head().feed())
            .thenComparing(Entry::toString);

    /// An advisory without its packages.
    record Head(
            String id,
            String feed,
            @Nullable Rating rating,
            @Nullable String url,
            Days days,
            List<Problem> problems) {
        @Override
        public int hashCode() {
            return (31 * id.hashCode() + feed.hashCode()) * 31 + Objects.hashCode(url);
        }
    }

    /// Days since 1970, one more, so that zero is none.
    record Days(int published, int modified, int withdrawn) {
        static Days of(Advisory advisory) {
            return new Days(number(advisory.published()), number(advisory.modified()), number(advisory.withdrawn()));
        }

        private static int number(@Nullable Instant time) {
            return time == null ? 0 : (int) Math.clamp(time.getEpochSecond() / DAY, 0, LIMIT) + 1;
        }

        static @Nullable LocalDate date(int number) {
            return number == 0 ? null : LocalDate.ofEpochDay(Math.min(number - 1, LIMIT));
        }
    }

    private static final int DAY = 24 * 60 * 60;
    private static final int LIMIT = 1 << 20;

    /// A problem under the names that one advisory gives it.
    record Problem(String id, List<String> aliases) {
        @Override
        public int hashCode() {
            return 31 * id.hashCode() + aliases.hashCode();
        }
    }

    /// Feeds repeat a package once per range: with the same state and rating that is one word.
    boolean joins(Entry other) {
        return state == other.state && Objects.equals(rating, other.rating) && condition.equals(other.condition);
    }

    Entry join(Entry other) {
        var allRanges = new ArrayList<>(ranges);
        allRanges.addAll(other.ranges);
        var allVersions = new ArrayList<>(versions);
        allVersions.addAll(other.versions);
        return new Entry(
                head,
                allRanges.stream().distinct().toList(),
                allVersions.stream().distinct().toList(),
                state,
                rating,
                condition);
    }
}
