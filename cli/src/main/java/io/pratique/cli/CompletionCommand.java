package io.pratique.cli;

import io.pratique.cli.completion.Shell;
import io.pratique.cli.completion.Shells;
import io.pratique.cli.completion.Words;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Prints the script that lets a shell complete command lines.
final class CompletionCommand implements Command {
    @Override
    public String name() {
        return "completion";
    }

    @Override
    public String summary() {
        return "Print a script that makes a shell complete commands and options.";
    }

    @Override
    public List<Example> examples() {
        return List.of(
                new Example("source <(pratique completion bash)", "in ~/.bashrc"),
                new Example("source <(pratique completion zsh)", "in ~/.zshrc, after compinit"),
                new Example("pratique completion fish | source", "in ~/.config/fish/config.fish"));
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.addPositional(Options.parameter("SHELL", shells(), "One of " + String.join(", ", shells()) + "."));
    }

    private static List<String> shells() {
        return Shells.ALL.stream().map(Shell::id).toList();
    }

    @Override
    public ExitCode run(ParseResult parsed, Surroundings around) throws IOException {
        String wanted = Options.parameter(parsed);
        Shell shell = Shells.ALL.stream()
                .filter(candidate -> candidate.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new PratiqueException(
                        ErrorKind.USAGE,
                        "unknown shell '" + wanted + "'; it is one of " + String.join(", ", shells())));
        Words root = CompletionWords.of(CommandTree.create().getCommandSpec());
        return Cli.print(shell.script(root), around);
    }
}
