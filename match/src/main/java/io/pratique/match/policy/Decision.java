package io.pratique.match.policy;

import io.pratique.model.finding.Finding;
import java.util.List;

/// Whether an assessment passes a gate.
public sealed interface Decision {
    record Pass() implements Decision {}

    /// @param violations at least one
    record Fail(List<Violation> violations) implements Decision {
        public Fail {
            violations = List.copyOf(violations);
        }
    }

    /// Nothing forbidden was found, but not everything was looked at.
    ///
    /// @param reason for people
    record Undecided(String reason) implements Decision {}

    /// One finding that the gate forbids.
    ///
    /// @param rule what it breaks, as the option that asks for it: `--fail-on high`
    record Violation(Finding finding, String rule) {}
}
