package io.pratique.match.triage;

import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Reach;
import io.pratique.model.finding.Risk;
import io.pratique.model.finding.Risk.Part;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.finding.ThreatFact.Exploitation;
import java.util.List;
import java.util.Locale;

/// Says what to fix first: impact × likelihood × reach × fix, as docs/reference/risk.md explains to people.
///
/// What is not known takes a factor of its own, between that of good and that of bad news, and says so.
public final class Risks {
    private static final double UNKNOWN_IMPACT = 0.5;
    private static final double UNKNOWN_LIKELIHOOD = 0.3;
    private static final double ACTIVE = 0.95;
    private static final double POC = 0.4;
    /// What remains likely of a problem that EPSS gives no chance.
    private static final double FLOOR = 0.1;
    private static final double AUTOMATABLE = 0.2;
    /// Another way to the code may exist than those that an advisory names.
    private static final double ABSENT = 0.05;
    private static final double NO_FIX = 0.8;
    private static final String REACH = "reach";
    private static final int MOST_NAMED = 3;

    private Risks() {}

    public static Risk of(Rating rating, Threat threat, Reach reach, boolean fixable) {
        return Risk.of(List.of(impact(rating), likelihood(threat), reach(reach), fix(fixable)));
    }

    /// The same risk where it is known whether the code with the problem is there.
    ///
    /// @param named the functions or classes that were found, or that were not
    public static Risk reached(Risk risk, Reach reach, List<String> named) {
        Part general = reach(reach);
        String of = named.isEmpty()
                ? ""
                : ": " + (reach == Reach.ABSENT && named.size() > 1 ? "none of " : "") + some(named);
        Part exact = new Part(REACH, general.factor(), general.why() + of, general.assumed());
        return Risk.of(risk.parts().stream()
                .map(part -> part.name().equals(REACH) ? exact : part)
                .toList());
    }

    private static String some(List<String> named) {
        String first = String.join(", ", named.subList(0, Math.min(MOST_NAMED, named.size())));
        return named.size() <= MOST_NAMED ? first : first + " and " + (named.size() - MOST_NAMED) + " more";
    }

    private static Part impact(Rating rating) {
        Double score = rating.score();
        if (score != null) {
            return new Part(Risk.IMPACT, Math.clamp(score / 10, 0, 1), "CVSS " + score, false);
        }
        Severity severity = rating.severity();
        return new Part(Risk.IMPACT, middle(severity), severity.text(), severity == Severity.UNKNOWN);
    }

    /// The middle of the scores of a severity.
    private static double middle(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 0.95;
            case HIGH -> 0.8;
            case MEDIUM -> 0.55;
            case LOW -> 0.25;
            case NEGLIGIBLE -> 0.05;
            case UNKNOWN -> UNKNOWN_IMPACT;
        };
    }

    private static Part likelihood(Threat threat) {
        ThreatFact.Exploited exploited = threat.exploited();
        if (exploited != null) {
            String by = exploited.ransomware() ? "exploited, also for ransom, says " : "exploited, says ";
            return new Part("likelihood", 1, by + exploited.source() + " since " + exploited.added(), false);
        }
        ThreatFact.Decided decided = threat.decided();
        ThreatFact.Predicted predicted = threat.predicted();
        if (decided != null && decided.exploitation() == Exploitation.ACTIVE) {
            return new Part("likelihood", ACTIVE, "exploited, says SSVC", false);
        }
        if (decided == null && predicted == null) {
            return new Part("likelihood", UNKNOWN_LIKELIHOOD, "nothing known of attacks", true);
        }
        // The square root spreads the many small probabilities.
        double chance = predicted == null
                ? UNKNOWN_LIKELIHOOD
                : FLOOR + (1 - FLOOR) * Math.sqrt(Math.clamp(predicted.probability(), 0, 1));
        String why = predicted == null ? "" : String.format(Locale.ROOT, "EPSS %.2f %%", predicted.probability() * 100);
        return decided == null ? new Part("likelihood", chance, why, false) : likelihood(chance, why, decided);
    }

    private static Part likelihood(double chance, String why, ThreatFact.Decided decided) {
        double raised = decided.exploitation() == Exploitation.POC ? Math.max(chance, POC) : chance;
        String said = decided.exploitation() == Exploitation.POC ? "an attack is public" : "no attack is known";
        if (decided.automatable()) {
            raised += (1 - raised) * AUTOMATABLE;
            said += ", automatable";
        }
        return new Part("likelihood", raised, why.isEmpty() ? said : why + ", " + said, false);
    }

    private static Part reach(Reach reach) {
        return switch (reach) {
            case ABSENT -> new Part(REACH, ABSENT, "the code is not in the program", false);
            case PRESENT -> new Part(REACH, 1, "the code is in the program", false);
            case UNKNOWN -> new Part(REACH, 1, "not known whether the code is used", true);
        };
    }

    private static Part fix(boolean fixable) {
        return fixable ? new Part("fix", 1, "an update ends it", false) : new Part("fix", NO_FIX, "no fix yet", false);
    }
}
