package io.pratique.cli.completion;

import static io.pratique.cli.completion.Words.quoted;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// GNU Bash 3.2 and newer, without the bash-completion package.
public final class Bash implements Shell {
    @Override
    public String id() {
        return "bash";
    }

    @Override
    public String script(Words root) {
        return """
                # bash completion for pratique
                _pratique() {
                  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= words= i
                  # --option=value comes as three words.
                  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi
                  for ((i = 1; i < COMP_CWORD; i++)); do
                    case "$command/${COMP_WORDS[i]}" in
                      %s) command=$command/${COMP_WORDS[i]} ;;
                    esac
                  done
                  COMPREPLY=()
                  case "$command $prev" in
                %s  esac
                  case "$command" in
                %s  esac
                  if [[ $cur != -* ]]; then
                    case "$command" in
                %s    esac
                  fi
                  COMPREPLY=($(compgen -W "$words" -- "$cur"))
                }
                complete -F _pratique pratique
                """.formatted(
                        root.all()
                                .filter(words -> !words.path().isEmpty())
                                .map(Bash::path)
                                .collect(Collectors.joining(" | ")),
                        lines(root.all().flatMap(Bash::values)),
                        lines(root.all().map(Bash::options)),
                        lines(root.all().flatMap(Bash::parameter)));
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String path(Words words) {
        return quoted(words.path().stream().map(part -> "/" + part).collect(Collectors.joining()));
    }

    private static Stream<String> values(Words words) {
        return words.options().stream()
                .filter(option -> !(option.value() instanceof Value.None))
                .map(option -> {
                    String patterns = option.names().stream()
                            .map(name -> path(words) + "' " + name + "'")
                            .collect(Collectors.joining(" | "));
                    return "    " + patterns + ") " + action(option.value()) + "return ;;";
                });
    }

    private static String options(Words words) {
        Stream<String> names = words.options().stream().flatMap(option -> option.names().stream());
        return "    " + path(words) + ") words=" + quoted(names.collect(Collectors.joining(" "))) + " ;;";
    }

    private static Stream<String> parameter(Words words) {
        if (!words.children().isEmpty()) {
            List<String> names = words.children().stream().map(Words::name).toList();
            return Stream.of("      " + path(words) + ") " + action(new Value.OneOf(names)) + "return ;;");
        }
        return words.parameter() instanceof Value.None
                ? Stream.of()
                : Stream.of("      " + path(words) + ") " + action(words.parameter()) + "return ;;");
    }

    private static String action(Value value) {
        return switch (value) {
            case Value.None(), Value.Text() -> "";
            case Value.OneOf(List<String> words) -> reply("-W " + quoted(String.join(" ", words)));
            case Value.Folder() -> "compopt -o filenames 2>/dev/null; " + reply("-d");
            case Value.File(List<String> prefixes) ->
                "compopt -o filenames 2>/dev/null; " + reply("-f -W " + quoted(String.join(" ", prefixes)));
        };
    }

    private static String reply(String what) {
        return "COMPREPLY=($(compgen " + what + " -- \"$cur\")); ";
    }
}
