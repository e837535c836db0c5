package io.pratique.advisory.feed;

import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import us.springett.cvss.Cvss;

/// Computes base scores from CVSS vectors of versions 2, 3.x and 4.0. Few vectors are frequent, so results are
/// kept.
final class CvssScores {
    private static final int LENGTH_LIMIT = 400;
    private static final int KEPT = 20_000;
    private static final Double INVALID = -1.0;

    private final Map<String, Double> known = new HashMap<>();

    /// The rating a vector stands for; null where it is not a valid vector.
    @Nullable
    Rating rate(@Nullable String vector, String source) {
        if (vector == null || vector.length() > LENGTH_LIMIT) {
            return null;
        }
        Double score = known.get(vector);
        if (score == null) {
            score = compute(vector);
            if (known.size() < KEPT) {
                known.put(vector, score);
            }
        }
        return score < 0 ? null : new Rating(Severity.ofScore(score), score, vector, source);
    }

    /// The rating that a score without a vector stands for; null where it is none.
    static @Nullable Rating plain(@Nullable Double score, String source) {
        return score == null || !(score >= 0 && score <= 10)
                ? null
                : new Rating(Severity.ofScore(score), score, null, source);
    }

    /// The rating that a severity without a score stands for; null where it is no statement.
    static @Nullable Rating worded(Severity severity, String source) {
        return severity == Severity.UNKNOWN ? null : new Rating(severity, null, null, source);
    }

    /// A provider's own word with the score that stands beside it; the two need not agree.
    static @Nullable Rating worded(Severity severity, @Nullable Rating scored, String source) {
        if (severity == Severity.UNKNOWN || scored == null) {
            return scored == null ? worded(severity, source) : scored;
        }
        return new Rating(severity, scored.score(), scored.vector(), source);
    }

    private static Double compute(String vector) {
        try {
            Cvss cvss = Cvss.fromVector(vector);
            if (cvss == null) {
                return INVALID;
            }
            double score = cvss.calculateScore().getBaseScore();
            return score >= 0 && score <= 10 ? Math.round(score * 10) / 10.0 : INVALID;
        } catch (RuntimeException malformed) {
            // The calculator says "malformed" with several unchecked types.
            return INVALID;
        }
    }

    /// The rating by the newer CVSS version; of equal versions the first.
    static @Nullable Rating better(@Nullable Rating first, @Nullable Rating second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        return version(second) > version(first) ? second : first;
    }

    private static int version(Rating rating) {
        String vector = rating.vector();
        if (vector == null) {
            return 0;
        }
        if (vector.startsWith("CVSS:4")) {
            return 40;
        }
        if (vector.startsWith("CVSS:3.1")) {
            return 31;
        }
        return vector.startsWith("CVSS:3") ? 30 : 20;
    }
}
