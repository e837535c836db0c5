package io.pratique.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pratique.json.JsonValue;
import io.pratique.json.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What `openapi.yaml` promises, to compare answers with.
public final class Contract {
    private final JsonValue document;

    private Contract(JsonValue document) {
        this.document = document;
    }

    public static Contract load() throws IOException {
        try (InputStream in = Contract.class.getResourceAsStream("/io/pratique/server/api/openapi.yaml")) {
            return new Contract(Yaml.parse(Objects.requireNonNull(in)));
        }
    }

    /// Methods and paths, as in `GET /api/v1/images`.
    public Set<String> operations() {
        Set<String> out = new TreeSet<>();
        document.get("paths")
                .fields()
                .forEach((path, methods) -> methods.fields().keySet().stream()
                        .filter(method -> !method.equals("parameters"))
                        .forEach(method -> out.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return out;
    }

    /// Fails when an answer is none that is promised.
    public void require(String method, String path, int status, String type, String body) {
        String route = document.get("paths").fields().keySet().stream()
                .filter(template -> path.matches(template.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+")))
                .max((a, b) -> literal(a) - literal(b))
                .orElseThrow(() -> new AssertionError("no path for " + path));
        JsonValue response = resolved(document.get("paths")
                .get(route)
                .get(method.toLowerCase(Locale.ROOT))
                .get("responses")
                .get(Integer.toString(status)));
        assertThat(response.isNull())
                .as(method + " " + route + " promises " + status + ": " + body)
                .isFalse();
        if (body.isEmpty()) {
            return;
        }
        String plain = type.indexOf(';') < 0 ? type : type.substring(0, type.indexOf(';'));
        JsonValue content = response.get("content");
        assertThat(content.fields()).as(method + " " + route).containsKey(plain);
        JsonValue schema = content.get(plain).get("schema");
        if (!schema.isNull()) {
            assertValid(schema, body);
        }
    }

    private static int literal(String template) {
        return template.replaceAll("\\{\\w+}", "").length();
    }

    private void assertValid(JsonValue schema, String body) {
        var whole = new JsonValue.Obj(
                Map.of("allOf", new JsonValue.Arr(List.of(schema)), "components", document.get("components")));
        var errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(whole), InputFormat.JSON)
                .validate(body, InputFormat.JSON);
        assertThat(errors).as(body).isEmpty();
    }

    private JsonValue resolved(JsonValue value) {
        String reference = value.text("$ref");
        if (reference == null) {
            return value;
        }
        JsonValue found = document;
        for (String step : reference.substring(2).split("/")) {
            found = found.get(step);
        }
        return found;
    }

    private static String text(JsonValue value) {
        return switch (value) {
            case JsonValue.Obj(var members) ->
                members.entrySet().stream()
                        .map(one -> quoted(one.getKey()) + ":" + text(one.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case JsonValue.Arr(var items) ->
                items.stream().map(Contract::text).collect(Collectors.joining(",", "[", "]"));
            case JsonValue.Str(var string) -> quoted(string);
            case JsonValue.Num(var digits) -> digits;
            case JsonValue.Bool(var bool) -> Boolean.toString(bool);
            case JsonValue.Null _ -> "null";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
