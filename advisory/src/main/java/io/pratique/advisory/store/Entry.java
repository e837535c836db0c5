package io.pratique.advisory.store;

import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.VersionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is written under a key: an advisory's word on a package.
record Entry(
        Head head,
        List<VersionRange> ranges,
        List<String> versions,
        FixState state,
        @Nullable Rating rating) {

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
            List<Problem> problems) {}

    /// A problem under the names that one advisory gives it.
    record Problem(String id, List<String> aliases) {}

    /// Feeds repeat a package once per range: with the same state and rating that is one word.
    boolean joins(Entry other) {
        return state == other.state && java.util.Objects.equals(rating, other.rating);
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
                rating);
    }
}
