package io.pratique.advisory.store;

import io.pratique.model.finding.Ecosystem;

/// What an advisory says, with the package of which it says so.
public record PackageStatement(Ecosystem ecosystem, String name, Candidate candidate) {}
