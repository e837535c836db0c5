package io.pratique.cli;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// Short ways to make options and to read them. All values are read as text, so that every complaint is ours.
final class Options {
    /// Parameter labels after which completion offers file names.
    static final String FILE = "FILE";

    static final String FOLDER = "DIR";

    private Options() {}

    static OptionSpec flag(String name, String... description) {
        return OptionSpec.builder(name).description(description).build();
    }

    static OptionSpec value(String name, String label, String... description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    static OptionSpec choice(String name, String label, List<String> words, String... description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .completionCandidates(words)
                .description(description)
                .build();
    }

    /// An option that may be given several times.
    static OptionSpec values(String name, String label, List<String> words, String... description) {
        return OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel(label)
                .completionCandidates(words)
                .description(description)
                .build();
    }

    static PositionalParamSpec parameter(String label, List<String> words, String... description) {
        return PositionalParamSpec.builder()
                .index("0")
                .arity("1")
                .type(String.class)
                .paramLabel(label)
                .completionCandidates(words)
                .description(description)
                .build();
    }

    static boolean has(ParseResult parsed, String name) {
        return parsed.hasMatchedOption(name);
    }

    static @Nullable String text(ParseResult parsed, String name) {
        return parsed.hasMatchedOption(name) ? parsed.matchedOption(name).getValue() : null;
    }

    static List<String> texts(ParseResult parsed, String name) {
        return parsed.hasMatchedOption(name) ? parsed.matchedOption(name).getValue() : List.of();
    }

    static String parameter(ParseResult parsed) {
        return parsed.matchedPositional(0).getValue();
    }

    /// All words of a parameter that may be given several times.
    static List<String> parameters(ParseResult parsed) {
        return parsed.hasMatchedPositional(0) ? parsed.matchedPositional(0).getValue() : List.of();
    }

    static @Nullable Path path(ParseResult parsed, String name) {
        String text = text(parsed, name);
        return text == null ? null : path(text);
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException invalid) {
            throw new PratiqueException(ErrorKind.USAGE, "not a path: " + text, invalid);
        }
    }
}
