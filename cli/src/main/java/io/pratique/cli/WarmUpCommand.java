package io.pratique.cli;

import io.pratique.advisory.mirror.MirrorSettings;
import io.pratique.cli.output.TemporaryFolder;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Does once what users do often, on small images that come with the program, so that an AOT cache recorded
/// meanwhile has what a scan loads. Needs no network and discards all output.
final class WarmUpCommand implements Command {
    /// Small images of three distributions, and advisories of every kind of feed for the packages in them.
    static final String DATA = "warm-up.zip";

    private static final List<String> RUNS = List.of(
            "db build --feeds feeds --output advisories.db",
            "scan alpine.tar",
            "scan alpine.tar --db advisories.db",
            "scan debian.tar --db advisories.db --severity critical,high,medium,low,unknown",
            "scan almalinux.tar --db advisories.db --fail-on high",
            "scan alpine.tar --db advisories.db --format json --output report.json",
            "scan debian.tar --db advisories.db --format cyclonedx --only-fixed",
            "scan dir:folder --db advisories.db --skip tmp/**",
            "scan almalinux.tar --db advisories.db --explain CVE-2024-90001",
            "explain debian.tar lantern --db advisories.db",
            "sbom alpine.tar --output sbom.json",
            "scan absent.tar",
            "db info",
            "db verify --db advisories.db",
            "db update --feed debian --output updated.db",
            "db update --feed debian --output updated.db --quiet",
            "scan --help",
            "completion bash",
            "version",
            "skan");

    @Override
    public String name() {
        return "warm-up";
    }

    @Override
    public String summary() {
        return "Do what is done often, for the JVM to record what that takes.";
    }

    @Override
    public List<Example> examples() {
        return List.of();
    }

    @Override
    public boolean hidden() {
        return true;
    }

    @Override
    public void describe(CommandSpec spec) {
        // no options of its own
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create();
                InputStream data = WarmUpCommand.class.getResourceAsStream(DATA)) {
            if (data == null) {
                throw new PratiqueException(ErrorKind.NOT_FOUND, "this build has no " + DATA + " inside");
            }
            folder.unzip(data);
            runAll(folder.path(), unseen(around, Set.of()));
            runAll(folder.path(), unseen(around, Set.of("out", "err")));
        }
        return ExitCode.SUCCESS;
    }

    /// @return how each run ended
    static Map<String, ExitCode> runAll(Path folder, Surroundings around) {
        Map<String, ExitCode> ends = new LinkedHashMap<>();
        for (String run : RUNS) {
            ends.put(run, Cli.run(words(run, folder), run.startsWith("db update") ? inside(folder, around) : around));
        }
        return ends;
    }

    /// With feeds from the folder, and kept there.
    private static Surroundings inside(Path folder, Surroundings around) {
        Map<String, String> environment = new TreeMap<>(around.environment());
        environment.put(MirrorSettings.VARIABLE, folder.resolve("feeds/mirror").toString());
        environment.put("PRATIQUE_CACHE", folder.resolve("cache").toString());
        return new Surroundings(around.out(), around.err(), environment, around.terminals(), around.width());
    }

    /// The words of a command line, names of files made paths below the folder.
    private static String[] words(String run, Path folder) {
        String[] words = run.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            String prefix = words[i].startsWith("dir:") ? "dir:" : "";
            String name = words[i].substring(prefix.length());
            if (!prefix.isEmpty() || name.equals("feeds") || name.contains(".")) {
                words[i] = prefix + folder.resolve(name);
            }
        }
        return words;
    }

    /// With nobody reading, whether or not it looks like a terminal.
    private static Surroundings unseen(Surroundings around, Set<String> terminals) {
        Map<String, String> environment = new TreeMap<>(around.environment());
        environment.keySet().removeIf(name -> name.startsWith("PRATIQUE_") || name.equals("NO_COLOR"));
        var err = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Surroundings(OutputStream.nullOutputStream(), err, environment, terminals, 100);
    }
}
