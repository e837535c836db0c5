package io.pratique.server.harbor;

import io.pratique.json.JsonValue;
import io.pratique.json.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// As much of OpenAPI 3.0 as the scanner API uses: types, required members, enumerations, references.
final class OpenApi {
    private final JsonValue document;

    OpenApi(Path file) throws IOException {
        document = Yaml.parse(Files.readAllBytes(file));
    }

    /// What is wrong with a body.
    ///
    /// @param status of the response
    List<String> problems(String path, String method, int status, String mediaType, JsonValue body) {
        JsonValue response =
                document.get("paths").get(path).get(method).get("responses").get(Integer.toString(status));
        JsonValue content = response.get("content").get(mediaType);
        List<String> out = new ArrayList<>();
        if (content.isNull()) {
            out.add("no " + mediaType + " with status " + status + " at " + path);
        }
        check("$", content.get("schema"), body, out);
        return out;
    }

    private void check(String where, JsonValue schema, JsonValue value, List<String> out) {
        String reference = schema.text("$ref");
        if (reference != null) {
            check(where, document.get("components").get("schemas").get(reference.substring(21)), value, out);
            return;
        }
        if (!isOfType(schema.text("type", ""), value)) {
            out.add(where + " is no " + schema.text("type"));
        }
        List<String> allowed = schema.get("enum").strings();
        if (!allowed.isEmpty() && !allowed.contains(value.text())) {
            out.add(where + " is none of " + allowed);
        }
        for (String required : schema.get("required").strings()) {
            if (value.get(required).isNull()) {
                out.add(where + " has no " + required);
            }
        }
        for (Map.Entry<String, JsonValue> property :
                schema.get("properties").fields().entrySet()) {
            JsonValue member = value.fields().get(property.getKey());
            if (member != null) {
                check(where + "." + property.getKey(), property.getValue(), member, out);
            }
        }
        for (JsonValue item : value.items()) {
            check(where + "[]", schema.get("items"), item, out);
        }
    }

    private static boolean isOfType(String type, JsonValue value) {
        return switch (type) {
            case "object" -> value instanceof JsonValue.Obj;
            case "array" -> value instanceof JsonValue.Arr;
            case "string" -> value instanceof JsonValue.Str;
            case "number", "integer" -> value instanceof JsonValue.Num;
            default -> true;
        };
    }
}
