package io.pratique.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A parsed JSON document.
///
/// The accessors are lenient, since documents from outside are never quite what they should be: asking for a member
/// of the wrong kind gives null or an empty value, so that the caller decides what is required.
public sealed interface JsonValue {
    record Obj(Map<String, JsonValue> members) implements JsonValue {
        @Override
        public Map<String, JsonValue> fields() {
            return members;
        }
    }

    record Arr(List<JsonValue> values) implements JsonValue {
        @Override
        public List<JsonValue> items() {
            return values;
        }
    }

    record Str(String value) implements JsonValue {
        @Override
        public String text() {
            return value;
        }
    }

    /// A number, kept as its text: nothing is computed from it until asked for.
    record Num(String digits) implements JsonValue {
        @Override
        public @Nullable Long integer() {
            try {
                return digits.length() > 20 ? null : Long.valueOf(digits);
            } catch (NumberFormatException notAnInteger) {
                return null;
            }
        }

        @Override
        public @Nullable Double decimal() {
            try {
                return digits.length() > 40 ? null : Double.valueOf(digits);
            } catch (NumberFormatException notANumber) {
                return null;
            }
        }
    }

    record Bool(boolean value) implements JsonValue {}

    record Null() implements JsonValue {}

    Null NULL = new Null();

    /// The member of an object; [#NULL] where there is none.
    default JsonValue get(String name) {
        return fields().getOrDefault(name, NULL);
    }

    /// The members of an object in document order; empty for anything else.
    default Map<String, JsonValue> fields() {
        return Map.of();
    }

    /// The items of an array; empty for anything else.
    default List<JsonValue> items() {
        return List.of();
    }

    /// The string; null for anything else.
    default @Nullable String text() {
        return null;
    }

    /// The string member of an object; null where it is absent or of another kind.
    default @Nullable String text(String name) {
        return get(name).text();
    }

    default String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    default @Nullable Long integer() {
        return null;
    }

    default @Nullable Double decimal() {
        return null;
    }

    default boolean isTrue() {
        return this instanceof Bool(boolean value) && value;
    }

    default boolean isNull() {
        return this instanceof Null;
    }

    /// The strings of an array, others left out.
    default List<String> strings() {
        return items().stream()
                .filter(Str.class::isInstance)
                .map(item -> ((Str) item).value())
                .toList();
    }

    /// The string members of an object, others left out.
    default Map<String, String> stringFields() {
        Map<String, String> out = new LinkedHashMap<>();
        fields().forEach((name, value) -> {
            if (value instanceof Str(String text)) {
                out.put(name, text);
            }
        });
        return out;
    }
}
