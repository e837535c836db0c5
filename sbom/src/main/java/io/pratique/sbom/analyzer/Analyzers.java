package io.pratique.sbom.analyzer;

import java.util.List;

/// All analyzers.
public final class Analyzers {
    public static final List<Analyzer> ALL = List.of();

    private Analyzers() {}
}
