package io.pratique.cli;

import io.pratique.cli.output.ProgressLine;
import io.pratique.image.DocumentTarget;
import io.pratique.image.Limits;
import io.pratique.image.Progress;
import io.pratique.image.Target;
import io.pratique.image.source.ImageSources;
import io.pratique.image.source.SourceOptions;
import io.pratique.match.Assessment;
import io.pratique.model.image.Platform;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.ScanOptions;
import io.pratique.sbom.Scanner;
import io.pratique.sbom.attached.Attached;
import io.pratique.sbom.base.BaseImages;
import io.pratique.sbom.format.SbomReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/// How targets are to be read.
record TargetRequest(
        @Nullable Platform platform,
        boolean insecure,
        List<String> skip,
        Attached attached,
        MavenRequest maven,
        Limits limits,
        int threads,
        boolean quiet) {

    static TargetRequest of(ParseResult parsed) {
        return new TargetRequest(
                ScanRequest.platform(Options.text(parsed, "--platform")),
                Options.has(parsed, "--insecure"),
                Options.texts(parsed, "--skip"),
                ScanRequest.attached(Options.text(parsed, ScanOptionSpecs.ATTACHED)),
                MavenRequest.of(parsed),
                ScanRequest.limits(parsed),
                ScanRequest.threads(Options.text(parsed, "--threads")),
                Options.has(parsed, "--quiet"));
    }

    /// Looks at a target while it is open.
    interface Visit {
        void at(Target target) throws IOException;
    }

    /// Scans a target, with progress shown where somebody looks.
    ScanResult scan(String reference, Surroundings around) throws IOException {
        return scan(reference, around, target -> {});
    }

    /// @param then comes after the scan
    ScanResult scan(String reference, Surroundings around, Visit then) throws IOException {
        return withProgress(around, progress -> {
            try (Target target = open(reference, around)) {
                ScanResult result = scan(target, progress, around);
                then.at(target);
                return withBase(result, around);
            }
        });
    }

    private static ScanResult withBase(ScanResult result, Surroundings around) throws IOException {
        return result.image() == null
                ? result
                : result.withBase(
                        BaseImages.find(result.image(), Bases.known(around)).orElse(null));
    }

    /// The same, but a server is asked what it knows of the target.
    ///
    /// @param own judges what a server has no say in
    Assessment assess(
            String reference, Surroundings around, Visit then, ServedScan server, Function<ScanResult, Assessment> own)
            throws IOException {
        return withProgress(around, progress -> {
            try (Target target = open(reference, around)) {
                Assessment served = server.assess(target, () -> scan(target, progress, around));
                if (served != null) {
                    then.at(target);
                    return of(withBase(served.scan(), around), served);
                }
                ScanResult result = scan(target, progress, around);
                then.at(target);
                return own.apply(withBase(result, around));
            }
        });
    }

    private static Assessment of(ScanResult scan, Assessment judged) {
        return new Assessment(
                scan,
                judged.findings(),
                judged.unjudged(),
                judged.advisories(),
                judged.endOfLife(),
                judged.overruled());
    }

    /// The same, but a document keeps the name that it has for its subject, so that it can be written again.
    ScanResult inventory(String reference, Surroundings around) throws IOException {
        return withProgress(around, progress -> {
            try (Target target = open(reference, around)) {
                if (target instanceof DocumentTarget document) {
                    try (InputStream in = document.open()) {
                        return SbomReader.read(document.name(), in, limits.fileSize());
                    }
                }
                return scan(target, progress, around);
            }
        });
    }

    private interface Work<T> {
        T run(Progress progress) throws IOException;
    }

    private <T> T withProgress(Surroundings around, Work<T> work) throws IOException {
        if (quiet || !around.errIsTerminal()) {
            return work.run(Progress.NONE);
        }
        try (ProgressLine line = new ProgressLine(around.err(), around.width(), System::nanoTime)) {
            return work.run(line);
        }
    }

    Target open(String reference, Surroundings around) throws IOException {
        return ImageSources.open(reference, new SourceOptions(platform, insecure, limits, around.environment()));
    }

    private ScanResult scan(Target target, Progress progress, Surroundings around) throws IOException {
        return maven.with(
                around,
                analyzers -> new Scanner(new ScanOptions(analyzers, limits, threads, skip, attached, progress))
                        .scan(target));
    }
}
