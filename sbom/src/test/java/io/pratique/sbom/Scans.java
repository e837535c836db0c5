package io.pratique.sbom;

import io.pratique.image.ImageTarget;
import io.pratique.image.Limits;
import io.pratique.image.Progress;
import io.pratique.image.Target;
import io.pratique.model.ScanProblem;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.testing.image.ImageBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Scans for tests, by two threads and the standard limits unless told otherwise, with all analyzers of the
/// distributions and one of a language.
final class Scans {
    static final String STATUS = "var/lib/dpkg/status";
    static final String DEBIAN = "ID=debian\nVERSION_ID=\"12\"\n";

    private Scans() {}

    static ScanOptions options(Analyzer... more) {
        return new ScanOptions(analyzers(more), Limits.DEFAULT, 2, List.of(), Progress.NONE);
    }

    static ScanOptions limited(Limits limits) {
        return new ScanOptions(analyzers(), limits, 2, List.of(), Progress.NONE);
    }

    static ScanOptions threads(int threads) {
        return new ScanOptions(analyzers(), Limits.DEFAULT, threads, List.of(), Progress.NONE);
    }

    private static List<Analyzer> analyzers(Analyzer... more) {
        List<Analyzer> all = new ArrayList<>(Analyzers.ALL);
        all.removeIf(analyzer -> !analyzer.id().startsWith("os/"));
        all.add(TestAnalyzer.language());
        all.addAll(List.of(more));
        return all;
    }

    static ScanResult scan(ImageBuilder image) throws IOException {
        return scan(MemoryImage.of(image.build()));
    }

    static ScanResult scan(Target target) throws IOException {
        return new Scanner(options()).scan(target);
    }

    static ScanResult scan(ImageTarget target, ScanOptions options) throws IOException {
        return new Scanner(options).scan(target);
    }

    /// The contents of a dpkg status file that lists packages given as `name version`.
    static String status(String... packages) {
        var text = new StringBuilder();
        for (String one : packages) {
            int blank = one.indexOf(' ');
            text.append("Package: ")
                    .append(one, 0, blank)
                    .append("\nStatus: install ok installed\nArchitecture: amd64\nVersion:");
            text.append(one.substring(blank)).append("\n\n");
        }
        return text.toString();
    }

    /// Each package as `name version`.
    static List<String> packages(ScanResult result) {
        return result.sbom().components().stream()
                .map(one -> one.name() + " " + one.version())
                .toList();
    }

    static Component component(ScanResult result, String name) {
        return result.sbom().components().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no package " + name + " among " + packages(result)));
    }

    /// The layer that brought a package, by its number from 0.
    static int layer(ScanResult result, String name) {
        return component(result, name).origins().getFirst().layer().index();
    }

    static List<ScanProblem.Kind> kinds(ScanResult result) {
        return result.problems().stream().map(ScanProblem::kind).toList();
    }
}
