package io.pratique.cli;

import io.pratique.cli.Command.Example;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The commands as picocli's model, made by calls: reading annotations would take longer than many a scan.
final class CommandTree {
    private static final int HELP_WIDTH = 100;

    private CommandTree() {}

    /// All commands, in full.
    static CommandLine create() {
        return create(command -> true);
    }

    /// What it takes to understand a command line: in full only the commands that it names, since most of the time
    /// goes into their options.
    static CommandLine create(String[] arguments) {
        Set<String> words = new HashSet<>(List.of(arguments));
        return create(command -> words.contains(command.name()));
    }

    private static CommandLine create(Predicate<Command> full) {
        CommandSpec root = CommandSpec.create().name("pratique");
        root.addOption(help()).addOption(debug());
        root.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .description("Print the version and exit.")
                .build());
        root.usageMessage()
                .description("Finds known vulnerabilities in container images.")
                .commandListHeading("%nCommands:%n")
                .footer(examples(List.of(
                        new Example("pratique scan alpine:3.22", "an image, from its registry"),
                        new Example("pratique scan dir:/", "this machine"))));
        style(root.usageMessage());
        Commands.ALL.forEach(command -> root.addSubcommand(command.name(), spec(command, full)));
        return new CommandLine(root);
    }

    private static CommandSpec spec(Command command, Predicate<Command> full) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(command.name());
        UsageMessageSpec usage =
                spec.usageMessage().description(command.summary()).hidden(command.hidden());
        if (!full.test(command)) {
            return spec;
        }
        command.describe(spec);
        spec.addOption(debug()).addOption(help());
        usage.footer(examples(command.examples()));
        style(usage);
        command.subcommands().forEach(child -> spec.addSubcommand(child.name(), spec(child, full)));
        return spec;
    }

    private static void style(UsageMessageSpec usage) {
        usage.width(HELP_WIDTH)
                .synopsisHeading("Usage: ")
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n")
                .sortOptions(false)
                .abbreviateSynopsis(true);
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help and exit.")
                .build();
    }

    private static OptionSpec debug() {
        return OptionSpec.builder("--debug")
                .description("Add the trace to an error.")
                .build();
    }

    private static String[] examples(List<Example> examples) {
        int widest = examples.stream()
                .mapToInt(example -> example.command().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        if (!examples.isEmpty()) {
            lines.add("");
            lines.add(examples.size() == 1 ? "Example:" : "Examples:");
        }
        for (Example example : examples) {
            String gap = " ".repeat(widest - example.command().length());
            lines.add("  " + example.command() + gap + "   " + example.does());
        }
        return lines.stream().map(line -> line.replace("%", "%%")).toArray(String[]::new);
    }
}
