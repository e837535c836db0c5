package io.pratique.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// One run of a command inside the test's own process: what came out, and the exit code.
record TestRun(ExitCode code, String out, String err) {

    /// A run whose home, cache and data lie in a folder, so that it sees nothing of the user's.
    static TestRun in(Path home, String... arguments) {
        return in(home, Map.of(), Set.of(), arguments);
    }

    static TestRun in(Path home, Map<String, String> more, Set<String> terminals, String... arguments) {
        var out = new ByteArrayOutputStream();
        TestRun run = to(out, home, more, terminals, arguments);
        return new TestRun(run.code(), out.toString(StandardCharsets.UTF_8), run.err());
    }

    /// A run whose standard output is the one given.
    static TestRun to(
            OutputStream out, Path home, Map<String, String> more, Set<String> terminals, String... arguments) {
        Map<String, String> environment = new HashMap<>(Map.of("HOME", home.toString()));
        environment.putAll(more);
        var err = new ByteArrayOutputStream();
        try (var print = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            ExitCode code = Cli.run(arguments, new Surroundings(out, print, environment, terminals, 0));
            return new TestRun(code, "", err.toString(StandardCharsets.UTF_8));
        }
    }
}
