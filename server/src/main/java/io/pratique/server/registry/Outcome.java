package io.pratique.server.registry;

import java.time.Duration;
import java.util.List;

/// How a part of a reconciliation ended.
///
/// @param complete whether the end of the registry was reached
/// @param repositories how many were visited
/// @param changes how many were made
/// @param shrunk whether more than half was missing, so that nothing was ended yet
/// @param problems in plain words
/// @param next when to go on
public record Outcome(
        boolean complete, int repositories, int changes, boolean shrunk, List<String> problems, Duration next) {
    public Outcome {
        problems = List.copyOf(problems);
    }
}
