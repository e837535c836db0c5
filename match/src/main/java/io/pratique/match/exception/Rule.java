package io.pratique.match.exception;

import io.pratique.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One entry of a file, read member by member.
///
/// Accessors throw [IllegalArgumentException] where a member is not of the kind that is wanted: an entry that is
/// misread could overrule more than was meant, so it is left out as a whole.
public record Rule(JsonValue entry) {

    /// Refuses members of other names.
    public Rule allowing(Collection<String> known) {
        if (!(entry instanceof JsonValue.Obj)) {
            throw new IllegalArgumentException("not a list of keys and values");
        }
        for (String key : entry.fields().keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(Suggestions.unknown("key", key, known));
            }
        }
        return this;
    }

    boolean has(String key) {
        return !entry.get(key).isNull();
    }

    /// A text, null where there is none or an empty one.
    public @Nullable String text(String key) {
        JsonValue value = entry.get(key);
        if (value.isNull()) {
            return null;
        }
        String text = value.text();
        if (text == null) {
            throw new IllegalArgumentException("'" + key + "' is not a text");
        }
        return text.isBlank() ? null : text.strip();
    }

    boolean isTrue(String key) {
        JsonValue value = entry.get(key);
        return value.isTrue() || "true".equals(value.text());
    }

    /// A text or a list of them.
    List<String> texts(String key) {
        JsonValue value = entry.get(key);
        if (!(value instanceof JsonValue.Arr)) {
            String text = text(key);
            return text == null ? List.of() : List.of(text);
        }
        List<String> texts = new ArrayList<>();
        for (JsonValue item : value.items()) {
            String text = item.text();
            if (text == null || text.isBlank()) {
                throw new IllegalArgumentException("'" + key + "' has an item that is not a text");
            }
            texts.add(text.strip());
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("'" + key + "' is an empty list");
        }
        return texts;
    }

    /// Adds a condition where a member is given.
    void when(String key, List<Condition> conditions, Function<String, Condition> condition) {
        String text = text(key);
        if (text != null) {
            conditions.add(condition.apply(text));
        }
    }
}
