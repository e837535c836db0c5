package io.pratique.match.triage;

import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses the rating of a problem. The order, first to last:
///
/// 1. the feed that reports the package: a distribution's own view of its own build;
/// 2. GitHub's advisories and others who speak for the maker of the package;
/// 3. facts about the CVE at large, in the order in which the database has them.
///
/// A rating of unknown severity is no statement and gives way to any other. Of equals the worst counts. Severity
/// and score come from the same source.
final class Ratings {
    private static final Set<String> MAKERS = Set.of("ghsa", "github", "github_m", "redhat");
    private static final int OWN = 0;
    private static final int MAKER = 1;
    private static final int AT_LARGE = 2;

    private record Ranked(int rank, int place, Rating rating) {
        static final Comparator<Ranked> ORDER = Comparator.comparing(
                        (Ranked ranked) -> ranked.rating.severity() == Severity.UNKNOWN)
                .thenComparingInt(Ranked::rank)
                .thenComparingInt(ranked -> ranked.rank == AT_LARGE ? ranked.place : 0)
                .thenComparing(ranked -> ranked.rating.severity())
                .thenComparingDouble(ranked -> -score(ranked.rating))
                .thenComparing(ranked -> ranked.rating.source())
                .thenComparing(ranked -> String.valueOf(ranked.rating.vector()));
    }

    private Ratings() {}

    static Rating choose(List<Hit> hits) {
        List<Ranked> all = new ArrayList<>();
        for (Hit hit : hits) {
            List<Rating> ratings = hit.candidate().ratings();
            for (int place = 0; place < ratings.size(); place++) {
                Rating rating = ratings.get(place);
                all.add(new Ranked(rank(rating.source(), hit.candidate().feed()), place, rating));
            }
        }
        return all.stream()
                .min(Ranked.ORDER)
                .map(best -> scored(best.rating, all))
                .orElse(Rating.UNKNOWN);
    }

    /// The chosen rating; where it has words only, with the score that its source gives elsewhere for the same
    /// severity.
    private static Rating scored(Rating chosen, List<Ranked> all) {
        if (chosen.score() != null) {
            return chosen;
        }
        return all.stream()
                .map(Ranked::rating)
                .filter(other -> other.score() != null
                        && other.source().equals(chosen.source())
                        && other.severity() == chosen.severity())
                .min(Comparator.comparingDouble(other -> -score(other)))
                .orElse(chosen);
    }

    private static int rank(String source, String feed) {
        if (source.equals(feed)) {
            return OWN;
        }
        return MAKERS.contains(source.toLowerCase(Locale.ROOT)) ? MAKER : AT_LARGE;
    }

    private static double score(Rating rating) {
        @Nullable Double score = rating.score();
        return score == null ? -1 : score;
    }
}
