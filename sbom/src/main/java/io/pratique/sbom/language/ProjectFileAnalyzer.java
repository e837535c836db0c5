package io.pratique.sbom.language;

import io.pratique.image.FileEntry;
import io.pratique.sbom.analyzer.Analyzer;

/// An analyzer of the files that developers keep beside their sources: lock files and manifests. Those that
/// installed packages bring along are not wanted, since they say how these were developed and not what is
/// installed.
public interface ProjectFileAnalyzer extends Analyzer {
    @Override
    default boolean wants(FileEntry file) {
        return Analyzer.super.wants(file) && !InstalledPackages.brought(file.path());
    }
}
