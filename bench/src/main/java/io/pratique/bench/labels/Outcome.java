package io.pratique.bench.labels;

import io.pratique.match.matcher.Trace;
import java.util.List;

/// What became of a label.
sealed interface Outcome {
    Label label();

    /// As the OSV schema spells it, or the reason why it has none.
    String ecosystem();

    /// The advisories at hand speak of the problem.
    ///
    /// @param found whether it was found
    /// @param said what the advisories at hand say of it and the package
    record Judged(Label label, String ecosystem, boolean found, List<Trace> said) implements Outcome {
        public Judged {
            said = List.copyOf(said);
        }

        boolean right() {
            return found == label.real();
        }
    }

    /// @param reason for people
    record Unjudged(Label label, String ecosystem, String reason) implements Outcome {}
}
