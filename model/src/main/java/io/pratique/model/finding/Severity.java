package io.pratique.model.finding;

import java.util.Locale;

/// How bad a problem is, worst first. [#UNKNOWN] is no statement at all and never means harmless.
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    NEGLIGIBLE,
    UNKNOWN;

    /// The qualitative rating of a CVSS base score (CVSS v3.1, section 5; v4.0, section 6).
    public static Severity ofScore(double score) {
        if (score >= 9.0) {
            return CRITICAL;
        }
        if (score >= 7.0) {
            return HIGH;
        }
        if (score >= 4.0) {
            return MEDIUM;
        }
        return score > 0 ? LOW : NEGLIGIBLE;
    }

    /// Reads the words that feeds use: also `moderate`, `important`, `unimportant`, `none`; any other word is
    /// [#UNKNOWN].
    public static Severity parse(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "critical" -> CRITICAL;
            case "high", "important" -> HIGH;
            case "medium", "moderate" -> MEDIUM;
            case "low" -> LOW;
            case "negligible", "unimportant", "none", "informational" -> NEGLIGIBLE;
            default -> UNKNOWN;
        };
    }

    /// Whether this is as bad as `threshold` or worse.
    public boolean atLeast(Severity threshold) {
        return ordinal() <= threshold.ordinal();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
