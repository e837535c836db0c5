package io.pratique.match.exception;

import io.pratique.json.JsonValue;
import io.pratique.json.LinedYaml;
import io.pratique.json.Yaml;
import java.io.IOException;
import java.util.Optional;

/// Walks over a list of entries in a YAML file.
final class YamlRules {
    private YamlRules() {}

    /// Makes a statement of an entry; empty where the entry is no business of ours.
    @FunctionalInterface
    interface Meaning {
        /// @throws IllegalArgumentException when the entry is bad
        Optional<Statement> of(Rule rule, Source source);
    }

    static LinedYaml parse(byte[] contents) throws IOException {
        return Yaml.parseLined(ExceptionFiles.bounded(contents));
    }

    /// @param key of the list in the document
    static void each(LinedYaml document, String key, Notes notes, Meaning meaning) {
        JsonValue list = document.value().get(key);
        if (list.isNull()) {
            return;
        }
        if (!(list instanceof JsonValue.Arr)) {
            notes.problem(document.line(list), "'" + key + "' is not a list");
            return;
        }
        for (JsonValue entry : list.items()) {
            int line = document.line(entry);
            try {
                meaning.of(new Rule(entry), Source.line(notes.file(), line)).ifPresent(notes::add);
            } catch (IllegalArgumentException bad) {
                notes.problem(line, String.valueOf(bad.getMessage()));
            }
        }
    }
}
