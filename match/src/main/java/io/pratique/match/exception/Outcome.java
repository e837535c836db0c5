package io.pratique.match.exception;

import io.pratique.model.finding.Finding;
import java.util.List;

/// What statements make of findings.
///
/// @param open findings that nothing overrules, in their order
/// @param suppressed findings that are overruled, and by what
/// @param expired open findings that a statement would overrule had its day not passed
/// @param unused statements that speak of none of the findings
public record Outcome(List<Finding> open, List<Ruling> suppressed, List<Ruling> expired, List<Statement> unused) {
    public Outcome {
        open = List.copyOf(open);
        suppressed = List.copyOf(suppressed);
        expired = List.copyOf(expired);
        unused = List.copyOf(unused);
    }
}
