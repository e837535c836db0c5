package io.pratique.match.exception;

import io.pratique.model.ScanProblem;
import java.util.ArrayList;
import java.util.List;

/// What a file says, as far as it could be read.
///
/// @param problems entries that were left out; [ScanProblem#where] is the file and the place in it
public record Reading(List<Statement> statements, List<ScanProblem> problems) {
    public static final Reading NOTHING = new Reading(List.of(), List.of());

    public Reading {
        statements = List.copyOf(statements);
        problems = List.copyOf(problems);
    }

    public Reading and(Reading other) {
        List<Statement> all = new ArrayList<>(statements);
        all.addAll(other.statements);
        List<ScanProblem> both = new ArrayList<>(problems);
        both.addAll(other.problems);
        return new Reading(all, both);
    }
}
