package io.pratique.e2e;

import io.pratique.cli.Cli;
import io.pratique.cli.ExitCode;
import io.pratique.cli.Surroundings;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One run of the program, within the test's own process.
record Run(ExitCode code, String out, String err) {
    static Run of(String... arguments) {
        return of(Map.of(), arguments);
    }

    static Run of(Map<String, String> environment, String... arguments) {
        var all = new TreeMap<>(System.getenv());
        all.putAll(environment);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var around = new Surroundings(out, new PrintStream(err, true, StandardCharsets.UTF_8), all, Set.of(), 0);
        ExitCode code = Cli.run(arguments, around);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    JsonValue json() throws IOException {
        return Json.parse(out.getBytes(StandardCharsets.UTF_8));
    }
}
