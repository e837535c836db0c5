package io.pratique.cli.completion;

import java.util.List;
import java.util.stream.Stream;

/// What may be completed after one command.
///
/// @param path the words that lead to it, without the program's name: empty for the program, `db build`
/// @param parameter what may stand besides options
public record Words(
        List<String> path, String description, List<Option> options, Value parameter, List<Words> children) {

    public record Option(List<String> names, String description, Value value) {}

    public String name() {
        return path.isEmpty() ? "pratique" : path.getLast();
    }

    /// This and everything below.
    Stream<Words> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Words::all));
    }

    /// Text as one word of a POSIX shell, and of fish.
    static String quoted(String text) {
        return "'" + text.replace("'", "’") + "'";
    }
}
