package io.pratique.cli;

import io.pratique.cli.output.StandardOutput;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// From the words of a command line to an exit code.
public final class Cli {
    private Cli() {}

    /// Runs a command. Never throws: whatever goes wrong becomes one line on standard error.
    public static ExitCode run(String[] arguments, Surroundings around) {
        boolean debug = List.of(arguments).contains("--debug");
        try {
            return dispatch(CommandTree.create(arguments), arguments, around);
        } catch (ParameterException misuse) {
            around.tell(Misuse.describe(misuse));
            return ExitCode.MISUSE;
        } catch (Throwable problem) {
            return Failures.report(problem, debug, around);
        }
    }

    private static ExitCode dispatch(CommandLine root, String[] arguments, Surroundings around) throws IOException {
        ParseResult parsed = root.parseArgs(arguments);
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        CommandLine line = parsed.commandSpec().commandLine();
        if (parsed.isUsageHelpRequested()) {
            return print(line.getUsageMessage(Ansi.OFF), around);
        }
        if (parsed.isVersionHelpRequested()) {
            return print("pratique " + Version.text() + System.lineSeparator(), around);
        }
        if (parsed.commandSpec().userObject() instanceof Command command && command.runs()) {
            return command.run(parsed, around);
        }
        around.err().print(line.getUsageMessage(Ansi.OFF));
        around.tell("which command? Name one of those above");
        return ExitCode.MISUSE;
    }

    static ExitCode print(String text, Surroundings around) throws IOException {
        StandardOutput.write(around.out(), text);
        return ExitCode.SUCCESS;
    }
}
