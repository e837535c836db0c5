package io.pratique.match.environment;

import io.pratique.match.environment.Metric.Value;
import java.util.HashMap;
import java.util.Map;

/// The environmental score of CVSS 2.0 (section 3.2.3) with security requirements; damage and distribution are left
/// open.
final class Cvss2 {
    private static final Map<String, Double> WEIGHTS = Map.ofEntries(
            Map.entry("AV:L", 0.395),
            Map.entry("AV:A", 0.646),
            Map.entry("AV:N", 1.0),
            Map.entry("AC:H", 0.35),
            Map.entry("AC:M", 0.61),
            Map.entry("AC:L", 0.71),
            Map.entry("Au:M", 0.45),
            Map.entry("Au:S", 0.56),
            Map.entry("Au:N", 0.704));
    private static final Map<String, Double> IMPACTS = Map.of("N", 0.0, "P", 0.275, "C", 0.660);
    private static final Map<String, Double> REQUIREMENTS = Map.of("L", 0.5, "M", 1.0, "H", 1.51);

    private Cvss2() {}

    /// -1 where the vector is none.
    static double score(String vector, Metrics own) {
        Map<String, String> parts = new HashMap<>();
        for (String part : vector.replace("(", "").replace(")", "").split("/", -1)) {
            int colon = part.indexOf(':');
            parts.put(colon < 0 ? part : part.substring(0, colon), part.substring(colon + 1));
        }
        double exploitability = 20 * weight(parts, "AV") * weight(parts, "AC") * weight(parts, "Au");
        double kept = kept(parts, "C", own, Metric.CONFIDENTIALITY_REQUIREMENT)
                * kept(parts, "I", own, Metric.INTEGRITY_REQUIREMENT)
                * kept(parts, "A", own, Metric.AVAILABILITY_REQUIREMENT);
        double impact = Math.min(10, 10.41 * (1 - kept));
        double score = impact == 0 ? 0 : (0.6 * impact + 0.4 * exploitability - 1.5) * 1.176;
        return Double.isNaN(score) ? -1 : score;
    }

    private static double weight(Map<String, String> parts, String code) {
        return WEIGHTS.getOrDefault(code + ':' + parts.get(code), Double.NaN);
    }

    /// What is left of one of confidentiality, integrity and availability.
    private static double kept(Map<String, String> parts, String code, Metrics own, Metric requirement) {
        Value value = own.values().get(requirement);
        double required = value == null ? 1 : REQUIREMENTS.getOrDefault(value.letter(2), 1.0);
        return 1 - IMPACTS.getOrDefault(parts.getOrDefault(code, ""), Double.NaN) * required;
    }
}
