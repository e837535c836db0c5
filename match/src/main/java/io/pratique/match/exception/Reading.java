package io.pratique.match.exception;

import io.pratique.model.ScanProblem;
import java.util.ArrayList;
import java.util.List;

/// What a file says, as far as it could be read.
///
/// @param problems entries that were left out; [ScanProblem#where] is the file and the place in it
public record Reading(List<Statement> statements, List<ScanProblem> problems) {
    public Reading {
        statements = List.copyOf(statements);
        problems = List.copyOf(problems);
    }

    /// All that some files say.
    public static Reading joined(List<Reading> readings) {
        List<Statement> statements = new ArrayList<>();
        List<ScanProblem> problems = new ArrayList<>();
        for (Reading reading : readings) {
            statements.addAll(reading.statements);
            problems.addAll(reading.problems);
        }
        return new Reading(statements, problems);
    }
}
