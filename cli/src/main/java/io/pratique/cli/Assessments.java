package io.pratique.cli;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.cli.output.ProgressLine;
import io.pratique.image.Progress;
import io.pratique.image.Target;
import io.pratique.image.source.ImageSources;
import io.pratique.image.source.SourceOptions;
import io.pratique.match.Assessment;
import io.pratique.match.matcher.Matcher;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.ScanOptions;
import io.pratique.sbom.Scanner;
import io.pratique.sbom.analyzer.Analyzers;
import java.io.IOException;
import java.util.List;

/// From a request to an assessment: source, scanner, matcher, one after the other.
final class Assessments {
    private Assessments() {}

    static Assessment make(ScanRequest request, AdvisoryStore store, Surroundings around) throws IOException {
        return new Matcher().assess(scan(request, around), store);
    }

    private static ScanResult scan(ScanRequest request, Surroundings around) throws IOException {
        if (request.quiet() || !around.errIsTerminal()) {
            return scan(request, around, Progress.NONE);
        }
        try (ProgressLine line = new ProgressLine(around.err(), around.width(), System::nanoTime)) {
            return scan(request, around, line);
        }
    }

    private static ScanResult scan(ScanRequest request, Surroundings around, Progress progress) throws IOException {
        SourceOptions from =
                new SourceOptions(request.platform(), request.insecure(), request.limits(), around.environment());
        ScanOptions how = new ScanOptions(Analyzers.ALL, request.limits(), request.threads(), request.skip(), progress);
        try (Target target = ImageSources.open(request.target(), from)) {
            return new Scanner(how).scan(target);
        }
    }

    /// What is to be said of a target of which nothing could be read.
    static Assessment failed(ScanRequest request, AdvisoryStore store, Throwable failure) {
        boolean unsupported = failure instanceof PratiqueException known && known.kind() == ErrorKind.UNSUPPORTED;
        ScanProblem problem = new ScanProblem(
                unsupported ? ScanProblem.Kind.UNSUPPORTED : ScanProblem.Kind.UNREADABLE,
                "",
                Lines.single(Failures.describe(failure)));
        ScanResult nothing = new ScanResult(
                request.target(),
                null,
                new Sbom(null, List.of()),
                unsupported ? ScanStatus.UNSUPPORTED : ScanStatus.FAILED,
                List.of(problem));
        return new Assessment(nothing, List.of(), List.of(), store.generation(), null);
    }
}
