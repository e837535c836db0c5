package io.pratique.advisory.store;

import io.pratique.model.finding.Ecosystem;

/// A package of which a database says something.
public record NamedPackage(Ecosystem ecosystem, String name) {}
