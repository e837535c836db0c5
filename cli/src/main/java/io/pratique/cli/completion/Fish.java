package io.pratique.cli.completion;

import static io.pratique.cli.completion.Words.quoted;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fish 3 and newer.
public final class Fish implements Shell {
    @Override
    public String id() {
        return "fish";
    }

    @Override
    public String script(Words root) {
        return """
                # fish completion for pratique
                function __pratique_at
                  # The commands typed so far are exactly these.
                  set -l words (commandline -opc)
                  set -l found
                  for word in $words[2..-1]
                    if contains -- (string join / $found $word) %s
                      set found $found $word
                    end
                  end
                  set -l path (string join / $found)
                  test "$path" = "$argv[1]"
                end
                complete -c pratique -f
                """.formatted(root.all()
                        .filter(words -> !words.path().isEmpty())
                        .map(words -> String.join("/", words.path()))
                        .collect(Collectors.joining(" ")))
                + root.all().flatMap(Fish::lines).map(line -> line + "\n").collect(Collectors.joining());
    }

    private static Stream<String> lines(Words words) {
        String start = "complete -c pratique -n " + quoted("__pratique_at \"" + String.join("/", words.path()) + "\"");
        Stream<String> commands = words.children().stream()
                .map(child -> start + " -a " + child.name() + " -d " + quoted(child.description()));
        Stream<String> options = words.options().stream().map(option -> start + option(option));
        Stream<String> parameter =
                words.parameter() instanceof Value.None ? Stream.of() : Stream.of(start + value(words.parameter()));
        return Stream.of(commands, options, parameter).flatMap(lines -> lines);
    }

    private static String option(Words.Option option) {
        String names = option.names().stream()
                .map(name -> name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1))
                .collect(Collectors.joining());
        String value = option.value() instanceof Value.None ? "" : " -r" + value(option.value());
        return names + value + " -d " + quoted(option.description());
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.None(), Value.Text() -> " -f";
            case Value.OneOf(List<String> words) -> " -f -a " + quoted(String.join(" ", words));
            case Value.Folder() -> " -f -a '(__fish_complete_directories)'";
            case Value.File(List<String> prefixes) ->
                prefixes.isEmpty() ? " -F" : " -F -a " + quoted(String.join(" ", prefixes));
        };
    }
}
