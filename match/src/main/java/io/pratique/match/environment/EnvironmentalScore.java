package io.pratique.match.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import us.springett.cvss.Cvss;
import us.springett.cvss.Score;

/// The score of a vulnerability in somebody's environment: that of the base metrics of its vector, with the
/// environmental metrics put in. Other metrics of the vector do not count.
///
/// Version 3.0 is computed as 3.1 is, which differs in how it rounds, and where the scope changes.
///
/// @param metrics those that count in the vector's version: `CR:H/MAV:A`
record EnvironmentalScore(double score, String metrics) {
    private static final int LENGTH_LIMIT = 400;
    private static final Set<String> BASE_3 = Set.of("AV", "AC", "PR", "UI", "S", "C", "I", "A");
    private static final Set<String> BASE_4 = Set.of("AV", "AC", "AT", "PR", "UI", "VC", "VI", "VA", "SC", "SI", "SA");

    /// Null where none of the metrics is one of the vector's version, or the vector is none.
    static @Nullable EnvironmentalScore of(@Nullable String vector, Metrics own) {
        if (vector == null || vector.length() > LENGTH_LIMIT) {
            return null;
        }
        int version = vector.startsWith("CVSS:4.") ? 4 : vector.startsWith("CVSS:3.") ? 3 : 2;
        String metrics = own.vector(version);
        if (metrics.isEmpty()) {
            return null;
        }
        double score = switch (version) {
            case 2 -> Cvss2.score(vector, own);
            case 3 -> score("CVSS:3.1/" + base(vector, BASE_3) + '/' + metrics, true);
            default -> score("CVSS:4.0/" + base(vector, BASE_4) + '/' + metrics, false);
        };
        return score >= 0 && score <= 10 ? new EnvironmentalScore(Math.round(score * 10) / 10.0, metrics) : null;
    }

    private static String base(String vector, Set<String> codes) {
        List<String> parts = new ArrayList<>();
        for (String part : vector.split("/", -1)) {
            int colon = part.indexOf(':');
            if (colon > 0 && codes.contains(part.substring(0, colon))) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /// -1 where the vector is none. Version 4.0 has one score for whatever metrics are given.
    private static double score(String vector, boolean apart) {
        try {
            Cvss cvss = Cvss.fromVector(vector);
            if (cvss == null) {
                return -1;
            }
            Score score = cvss.calculateScore();
            return apart ? score.getEnvironmentalScore() : score.getBaseScore();
        } catch (RuntimeException malformed) {
            // The calculator says "malformed" with several unchecked types.
            return -1;
        }
    }
}
