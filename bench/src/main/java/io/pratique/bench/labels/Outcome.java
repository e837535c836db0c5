package io.pratique.bench.labels;

import java.util.List;

/// What became of a label.
sealed interface Outcome {
    Label label();

    /// As the OSV schema spells it, or the reason why it has none.
    String ecosystem();

    /// The advisories at hand speak of the problem.
    ///
    /// @param found whether it was found
    /// @param evidence what the advisories at hand say of it and the package, for people
    record Judged(Label label, String ecosystem, boolean found, List<String> evidence) implements Outcome {
        public Judged {
            evidence = List.copyOf(evidence);
        }

        boolean right() {
            return found == label.real();
        }
    }

    /// @param reason for people
    record Unjudged(Label label, String ecosystem, String reason) implements Outcome {}
}
