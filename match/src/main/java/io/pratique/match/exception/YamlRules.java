package io.pratique.match.exception;

import io.pratique.json.JsonValue;
import io.pratique.json.LinedYaml;
import io.pratique.json.Yaml;
import java.io.IOException;
import java.util.Optional;

/// Walks over the entries of a YAML file.
public final class YamlRules {
    private YamlRules() {}

    /// Makes a statement of an entry; empty where the entry is no business of ours.
    @FunctionalInterface
    interface Meaning {
        /// @throws IllegalArgumentException when the entry is bad
        Optional<Statement> of(Rule rule, Source source);
    }

    /// Does something with an entry.
    @FunctionalInterface
    public interface Use {
        /// @throws IllegalArgumentException when the entry is bad
        void of(Rule rule, Source source);
    }

    public static LinedYaml parse(byte[] contents) throws IOException {
        return Yaml.parseLined(ExceptionFiles.bounded(contents));
    }

    /// @param key of the list in the document
    static void each(LinedYaml document, String key, Notes notes, Meaning meaning) {
        list(document, key, notes, (rule, source) -> meaning.of(rule, source).ifPresent(notes::add));
    }

    /// @param key of the list in the document
    public static void list(LinedYaml document, String key, Notes notes, Use use) {
        JsonValue list = document.value().get(key);
        if (list.isNull()) {
            return;
        }
        if (!(list instanceof JsonValue.Arr)) {
            notes.problem(document.line(list), "'" + key + "' is not a list");
            return;
        }
        for (JsonValue entry : list.items()) {
            entry(document, entry, notes, use);
        }
    }

    /// One entry by itself.
    public static void entry(LinedYaml document, JsonValue entry, Notes notes, Use use) {
        int line = document.line(entry);
        try {
            use.of(new Rule(entry), Source.line(notes.file(), line));
        } catch (IllegalArgumentException bad) {
            notes.problem(line, String.valueOf(bad.getMessage()));
        }
    }
}
