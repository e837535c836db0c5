package io.pratique.sbom.format.document;

import io.pratique.image.LimitException;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads values of a JSON document, a million at once and ten million in all: `{}` takes two bytes there and fifty
/// times that in memory.
final class BoundedValues {
    private static final int MOST_AT_ONCE = 1_000_000;
    private static final int MOST = 10_000_000;

    private int all;
    private int most;

    /// The value that the parser stands at.
    JsonValue next(JsonParser parser) throws IOException {
        most = Math.min(MOST, all + MOST_AT_ONCE);
        return value(parser);
    }

    /// As deep as the parser goes.
    private JsonValue value(JsonParser parser) throws IOException {
        if (++all > most) {
            throw new LimitException("an SBOM of more than " + (most == MOST ? MOST : MOST_AT_ONCE) + " values"
                    + (most == MOST ? "" : " in one element"));
        }
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("unexpected end of the JSON document");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield new JsonValue.Obj(members);
            }
            case START_ARRAY -> {
                List<JsonValue> values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(parser));
                }
                yield new JsonValue.Arr(values);
            }
            case VALUE_STRING -> new JsonValue.Str(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Num(parser.getString());
            case VALUE_TRUE -> new JsonValue.Bool(true);
            case VALUE_FALSE -> new JsonValue.Bool(false);
            case VALUE_NULL -> JsonValue.NULL;
            default -> throw new IOException("unexpected end of the JSON document");
        };
    }
}
