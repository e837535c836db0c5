package io.pratique.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Zsh 5, both sourced and as a file `_pratique` on the `fpath`.
public final class Zsh implements Shell {
    @Override
    public String id() {
        return "zsh";
    }

    @Override
    public String script(Words root) {
        return "#compdef pratique\n# zsh completion for pratique\n\n"
                + root.all().map(Zsh::function).collect(Collectors.joining("\n"))
                + """

                if [ "$funcstack[1]" = _pratique ]; then
                  _pratique "$@"
                else
                  compdef _pratique pratique
                fi
                """;
    }

    private static String function(Words words) {
        String options = words.options().stream()
                .flatMap(Zsh::specs)
                .map(spec -> " \\\n    " + spec)
                .collect(Collectors.joining());
        if (words.children().isEmpty()) {
            return name(words) + "() {\n  _arguments" + options + parameter(words.parameter()) + "\n}\n";
        }
        return name(words) + "() {\n  local line state ret=1\n  _arguments -C" + options
                + " \\\n    '1: :->command' '*:: :->rest' && ret=0\n  case $state in\n    command)\n      local -a commands=(\n"
                + words.children().stream()
                        .map(child -> "        " + quoted(child.name() + ":" + child.description()) + "\n")
                        .collect(Collectors.joining())
                + "      )\n      _describe command commands && ret=0 ;;\n    rest)\n      case $line[1] in\n"
                + words.children().stream()
                        .map(child -> "        " + child.name() + ") " + name(child) + " && ret=0 ;;\n")
                        .collect(Collectors.joining())
                + "      esac ;;\n  esac\n  return ret\n}\n";
    }

    private static String name(Words words) {
        return "_pratique" + words.path().stream().map(part -> "_" + part).collect(Collectors.joining());
    }

    private static Stream<String> specs(Words.Option option) {
        String value = option.value() instanceof Value.None ? "" : ":value:" + action(option.value());
        return option.names().stream().map(name -> {
            String equals = value.isEmpty() || !name.startsWith("--") ? "" : "=";
            return quoted(name + equals + "[" + bracketed(option.description()) + "]" + value);
        });
    }

    private static String parameter(Value value) {
        return value instanceof Value.None ? "" : " \\\n    " + quoted("*:value:" + action(value));
    }

    private static String action(Value value) {
        return switch (value) {
            case Value.None(), Value.Text() -> " ";
            case Value.OneOf(List<String> words) -> "(" + escaped(words) + ")";
            case Value.Folder() -> "_files -/";
            case Value.File(List<String> prefixes) ->
                prefixes.isEmpty() ? "_files" : "{ _files; compadd -S \"\" -- " + escaped(prefixes) + " }";
        };
    }

    private static String escaped(List<String> words) {
        return words.stream().map(word -> word.replace(":", "\\:")).collect(Collectors.joining(" "));
    }

    private static String bracketed(String text) {
        return text.replace("[", "(").replace("]", ")").replace(":", "\\:");
    }

    private static String quoted(String text) {
        return Words.quoted(text);
    }
}
