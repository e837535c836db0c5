package io.pratique.fuzz;

import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Analyzers;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.NeedsContentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A target for each analyzer; its fixtures are the seeds. The first line of an input is the file's path.
final class AnalyzerTargets {
    static final List<FuzzTarget> ALL =
            Analyzers.ALL.stream().map(AnalyzerTargets::target).toList();

    private AnalyzerTargets() {}

    private static FuzzTarget target(Analyzer analyzer) {
        String name = analyzer.id().replace('/', '-');
        return new FuzzTarget(name, () -> seeds(analyzer, name), input -> analyze(analyzer, InputFile.of(input)));
    }

    private static List<byte[]> seeds(Analyzer analyzer, String name) throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Path file : Inputs.files("sbom/src/test/fixtures/" + name)) {
            String path = file.toString().replaceFirst(".*?/fixtures/[^/]+/[^/]+/image/", "");
            byte[] contents = Files.readAllBytes(file);
            if (analyzer.wants(InputFile.of(path, contents).entry())) {
                seeds.add(InputFile.input(path, contents));
            }
        }
        return seeds;
    }

    private static List<Discovery> analyze(Analyzer analyzer, InputFile file) throws IOException {
        List<Discovery> found = new ArrayList<>();
        if (analyzer.wants(file.entry())) {
            try {
                analyzer.analyze(file, found::add);
            } catch (NeedsContentException whole) {
                analyzer.analyze(file.again(), found::add);
            }
        }
        return found;
    }
}
