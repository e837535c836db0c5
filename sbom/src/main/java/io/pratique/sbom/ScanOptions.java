package io.pratique.sbom;

import io.pratique.image.Limits;
import io.pratique.image.Progress;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.sbom.attached.Attached;
import java.util.List;

/// How to scan.
///
/// @param threads how many layers or files are read at once, at least 1
/// @param skip patterns of paths below a folder that are left out: `*` stays within a name, `**` crosses folders
/// @param attached what to do with SBOMs that are attached to an image
public record ScanOptions(
        List<Analyzer> analyzers, Limits limits, int threads, List<String> skip, Attached attached, Progress progress) {
    public ScanOptions {
        analyzers = List.copyOf(analyzers);
        skip = List.copyOf(skip);
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed");
        }
    }

    /// Without attached SBOMs.
    public ScanOptions(List<Analyzer> analyzers, Limits limits, int threads, List<String> skip, Progress progress) {
        this(analyzers, limits, threads, skip, Attached.IGNORE, progress);
    }

    public static ScanOptions standard() {
        return new ScanOptions(
                Analyzers.ALL,
                Limits.DEFAULT,
                Math.min(8, Runtime.getRuntime().availableProcessors()),
                List.of(),
                Progress.NONE);
    }
}
