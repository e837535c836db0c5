package io.pratique.json;

import java.util.Map;

/// A YAML document of which is known where its values stand. Values behind an alias stand where its anchor is.
public final class LinedYaml {
    private final JsonValue value;
    private final Map<JsonValue, Integer> lines;

    /// @param lines by identity
    LinedYaml(JsonValue value, Map<JsonValue, Integer> lines) {
        this.value = value;
        this.lines = lines;
    }

    public JsonValue value() {
        return value;
    }

    /// The line of a value of this document, from 1; 0 where it is not known.
    public int line(JsonValue of) {
        return lines.getOrDefault(of, 0);
    }
}
