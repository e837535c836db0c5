package io.pratique.match.exception;

import io.pratique.model.ScanProblem;
import java.util.List;

/// What exceptions did to a scan's findings.
///
/// @param suppressed findings that are no longer open, and the statement that says so
/// @param expired open findings that a statement would overrule had its day not passed
/// @param unused statements of files that people write, which speak of none of the findings
/// @param problems entries of exception files that could not be understood, and so count for nothing
public record Overruled(
        List<Ruling> suppressed, List<Ruling> expired, List<Statement> unused, List<ScanProblem> problems) {
    public static final Overruled NOTHING = new Overruled(List.of(), List.of(), List.of(), List.of());

    public Overruled {
        suppressed = List.copyOf(suppressed);
        expired = List.copyOf(expired);
        unused = List.copyOf(unused);
        problems = List.copyOf(problems);
    }
}
