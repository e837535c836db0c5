package io.pratique.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in one line what is wrong with a command line, and where to read more.
final class Misuse {
    private Misuse() {}

    static String describe(ParameterException misuse) {
        CommandSpec command = misuse.getCommandLine().getCommandSpec();
        return what(misuse, command) + "; see " + command.qualifiedName() + " --help";
    }

    private static String what(ParameterException misuse, CommandSpec command) {
        if (misuse instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            String kind = word.startsWith("-") ? "unknown option " : noun(command);
            List<String> near = unmatched.getSuggestions();
            return kind + word + (near.isEmpty() ? "" : ", did you mean " + String.join(" or ", near) + "?");
        }
        if (misuse instanceof OverwrittenOptionException && misuse.getArgSpec() != null) {
            return "option " + name(misuse) + " is given more than once";
        }
        String message = String.valueOf(misuse.getMessage());
        return message.isEmpty()
                ? "invalid command line"
                : message.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + message.substring(1);
    }

    private static String name(ParameterException misuse) {
        return misuse.getArgSpec() instanceof picocli.CommandLine.Model.OptionSpec option ? option.longestName() : "";
    }

    private static String noun(CommandSpec command) {
        return command.subcommands().isEmpty() ? "one word too many: " : "unknown command ";
    }
}
