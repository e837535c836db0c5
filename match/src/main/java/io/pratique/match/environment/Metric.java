package io.pratique.match.environment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An environmental metric of CVSS (v2.0 section 2.3, v3.1 section 4, v4.0 section 4).
enum Metric {
    CONFIDENTIALITY_REQUIREMENT("confidentialityRequirement", "CR", "CR", "CR", Value.LEVELS),
    INTEGRITY_REQUIREMENT("integrityRequirement", "IR", "IR", "IR", Value.LEVELS),
    AVAILABILITY_REQUIREMENT("availabilityRequirement", "AR", "AR", "AR", Value.LEVELS),
    MODIFIED_ATTACK_VECTOR(
            "modifiedAttackVector",
            null,
            "MAV",
            "MAV",
            List.of(
                    new Value("network", "N", "N"),
                    new Value("adjacent", "A", "A"),
                    new Value("local", "L", "L"),
                    new Value("physical", "P", "P"))),
    MODIFIED_ATTACK_COMPLEXITY(
            "modifiedAttackComplexity",
            null,
            "MAC",
            "MAC",
            List.of(new Value("low", "L", "L"), new Value("high", "H", "H"))),
    MODIFIED_ATTACK_REQUIREMENTS(
            "modifiedAttackRequirements",
            null,
            null,
            "MAT",
            List.of(new Value("none", "N", "N"), new Value("present", "P", "P"))),
    MODIFIED_PRIVILEGES_REQUIRED("modifiedPrivilegesRequired", null, "MPR", "MPR", Value.IMPACTS),
    /// Version 4.0 parts in two what is one in 3.1; of these the worse is meant by `required`.
    MODIFIED_USER_INTERACTION(
            "modifiedUserInteraction",
            null,
            "MUI",
            "MUI",
            List.of(
                    new Value("none", "N", "N"),
                    new Value("required", "R", "P"),
                    new Value("passive", "R", "P"),
                    new Value("active", "R", "A"))),
    MODIFIED_SCOPE(
            "modifiedScope",
            null,
            "MS",
            null,
            List.of(new Value("unchanged", "U", "U"), new Value("changed", "C", "C"))),
    MODIFIED_CONFIDENTIALITY("modifiedConfidentiality", null, "MC", "MVC", Value.IMPACTS),
    MODIFIED_INTEGRITY("modifiedIntegrity", null, "MI", "MVI", Value.IMPACTS),
    MODIFIED_AVAILABILITY("modifiedAvailability", null, "MA", "MVA", Value.IMPACTS),
    MODIFIED_SUBSEQUENT_CONFIDENTIALITY("modifiedSubsequentConfidentiality", null, null, "MSC", Value.SUBSEQUENT),
    MODIFIED_SUBSEQUENT_INTEGRITY("modifiedSubsequentIntegrity", null, null, "MSI", Value.SAFETY),
    MODIFIED_SUBSEQUENT_AVAILABILITY("modifiedSubsequentAvailability", null, null, "MSA", Value.SAFETY);

    private final String text;
    private final @Nullable String second;
    private final @Nullable String third;
    private final @Nullable String fourth;
    private final List<Value> choices;

    /// @param second its code in version 2; null where that has no such metric
    Metric(String text, @Nullable String second, @Nullable String third, @Nullable String fourth, List<Value> choices) {
        this.text = text;
        this.second = second;
        this.third = third;
        this.fourth = fourth;
        this.choices = choices;
    }

    /// As people write it: `confidentialityRequirement`.
    String text() {
        return text;
    }

    List<Value> choices() {
        return choices;
    }

    /// Its code in a major version of CVSS; null where that has no such metric.
    @Nullable
    String code(int version) {
        return switch (version) {
            case 2 -> second;
            case 3 -> third;
            default -> fourth;
        };
    }

    /// The value of a name, or of its letter in any version.
    Optional<Value> value(String name) {
        return choices.stream()
                .filter(value ->
                        value.word.equalsIgnoreCase(name) || value.third.equals(name) || value.fourth.equals(name))
                .findFirst();
    }

    /// One that a metric may have.
    ///
    /// @param third its letter in versions 2 and 3
    record Value(String word, String third, String fourth) {
        private static final List<Value> LEVELS =
                List.of(new Value("low", "L", "L"), new Value("medium", "M", "M"), new Value("high", "H", "H"));
        private static final List<Value> IMPACTS =
                List.of(new Value("none", "N", "N"), new Value("low", "L", "L"), new Value("high", "H", "H"));
        private static final List<Value> SUBSEQUENT =
                List.of(new Value("negligible", "N", "N"), new Value("low", "L", "L"), new Value("high", "H", "H"));
        private static final List<Value> SAFETY = List.of(
                new Value("negligible", "N", "N"),
                new Value("low", "L", "L"),
                new Value("high", "H", "H"),
                new Value("safety", "S", "S"));

        String letter(int version) {
            return version == 4 ? fourth : third;
        }
    }
}
