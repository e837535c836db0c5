package io.pratique.cli;

import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Says what runs, for reports of errors.
final class VersionCommand implements Command {
    @Override
    public String name() {
        return "version";
    }

    @Override
    public String summary() {
        return "Print the versions of the program and of what it runs on.";
    }

    @Override
    public List<Example> examples() {
        return List.of(new Example("pratique version", "for a bug report"));
    }

    @Override
    public void describe(CommandSpec spec) {
        // no options of its own
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        String text = "pratique " + Version.text() + "\n"
                + "java " + System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor")
                + ")\n"
                + "system " + System.getProperty("os.name") + " " + System.getProperty("os.arch") + "\n";
        return Cli.print(text, around);
    }
}
