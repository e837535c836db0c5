package io.pratique.cli;

import io.pratique.cli.completion.Value;
import io.pratique.cli.completion.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What may be completed where, read from the commands.
final class CompletionWords {
    private CompletionWords() {}

    static Words of(CommandSpec root) {
        return words(root, List.of());
    }

    private static Words words(CommandSpec spec, List<String> path) {
        List<Words.Option> options =
                spec.options().stream().map(CompletionWords::option).toList();
        List<Words> children = new ArrayList<>();
        spec.subcommands().forEach((name, line) -> {
            CommandSpec child = line.getCommandSpec();
            if (!child.usageMessage().hidden()) {
                List<String> below = new ArrayList<>(path);
                below.add(name);
                children.add(words(child, below));
            }
        });
        return new Words(path, first(spec.usageMessage().description()), options, parameter(spec), children);
    }

    private static Words.Option option(OptionSpec option) {
        Value value = option.arity().max() == 0 ? new Value.None() : value(option);
        return new Words.Option(List.of(option.names()), first(option.description()), value);
    }

    private static Value parameter(CommandSpec spec) {
        List<PositionalParamSpec> parameters = spec.positionalParameters();
        if (parameters.isEmpty()) {
            return new Value.None();
        }
        return parameters.getFirst().paramLabel().startsWith(ScanOptionSpecs.TARGET)
                ? new Value.File(candidates(parameters.getFirst()))
                : value(parameters.getFirst());
    }

    private static Value value(ArgSpec argument) {
        List<String> candidates = candidates(argument);
        if (!candidates.isEmpty()) {
            return new Value.OneOf(candidates);
        }
        return switch (argument.paramLabel()) {
            case Options.FILE -> new Value.File(List.of());
            case Options.FOLDER -> new Value.Folder();
            default -> new Value.Text();
        };
    }

    private static List<String> candidates(ArgSpec argument) {
        List<String> out = new ArrayList<>();
        @Nullable Iterable<String> candidates = argument.completionCandidates();
        if (candidates != null) {
            candidates.forEach(out::add);
        }
        return out;
    }

    /// The first sentence.
    private static String first(String[] description) {
        String text = description.length == 0 ? "" : description[0];
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
