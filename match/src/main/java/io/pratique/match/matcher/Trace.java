package io.pratique.match.matcher;

import io.pratique.advisory.store.Candidate;
import io.pratique.model.inventory.Component;

/// How one advisory was evaluated for one installed package.
///
/// @param extended whether it clears the package for the extended stream that it was built for, whatever the main
///     one
///     says
public record Trace(
        Component component, Coordinate coordinate, Candidate candidate, Verdict verdict, boolean extended) {}
