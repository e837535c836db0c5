package io.pratique.match.matcher;

import io.pratique.advisory.store.Candidate;
import io.pratique.model.inventory.Component;

/// How one advisory was evaluated for one installed package.
public record Trace(Component component, Coordinate coordinate, Candidate candidate, Verdict verdict) {}
