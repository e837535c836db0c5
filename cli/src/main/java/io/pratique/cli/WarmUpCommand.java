package io.pratique.cli;

import io.pratique.cli.warmup.SampleImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Scans a sample in every format, while the launcher has the JVM record what that loads into its AOT cache.
final class WarmUpCommand implements Command {
    @Override
    public String name() {
        return "warm-up";
    }

    @Override
    public String summary() {
        return "Scan a sample, for the AOT cache.";
    }

    @Override
    public List<Example> examples() {
        return List.of();
    }

    @Override
    public void describe(CommandSpec spec) {}

    @Override
    public boolean hidden() {
        return true;
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        Path sample = Files.createTempDirectory("pratique-warm-up");
        try {
            SampleImage.write(sample);
            OutputStream nowhere = OutputStream.nullOutputStream();
            var quiet = new Surroundings(
                    nowhere, new PrintStream(nowhere, false, StandardCharsets.UTF_8), around.environment(), around.terminals(), around.width());
            ExitCode worst = ExitCode.SUCCESS;
            for (String format : ScanRequest.formats()) {
                ExitCode code = Cli.run(new String[] {"scan", "oci-dir:" + sample, "--format", format}, quiet);
                worst = code == ExitCode.SUCCESS ? worst : code;
            }
            return worst;
        } finally {
            remove(sample);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
