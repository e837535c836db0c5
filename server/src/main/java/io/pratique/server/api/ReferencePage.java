package io.pratique.server.api;

import io.pratique.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The contract as a page for people: it asks nothing of any other server and runs no script.
final class ReferencePage {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
            h2{margin-top:2.5rem}
            summary{cursor:pointer;padding:.35rem 0;overflow-wrap:anywhere}
            code{font:.95em ui-monospace,monospace}
            b{display:inline-block;min-width:4.5rem}
            table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}
            td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #8886}
            """;

    /// Nothing but the page itself and its own style.
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final StringBuilder out = new StringBuilder(1 << 16);
    private final JsonValue document;

    private ReferencePage(JsonValue document) {
        this.document = document;
    }

    static String of(JsonValue document) {
        var page = new ReferencePage(document);
        page.write();
        return page.out.toString();
    }

    private void write() {
        JsonValue info = document.get("info");
        String title = text(info.text("title", "")) + " API";
        out.append(
                "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">");
        out.append("<title>")
                .append(title)
                .append("</title><style>")
                .append(STYLE)
                .append("</style>");
        out.append("<h1>").append(title).append("</h1>");
        for (String paragraph : info.text("description", "").split("\n\n")) {
            out.append("<p>").append(code(paragraph)).append("</p>");
        }
        out.append("<p><a href=\"/api/v1/openapi.yaml\">openapi.yaml</a></p>");
        for (JsonValue tag : document.get("tags").items()) {
            section(tag);
        }
        out.append("<h2>Schemas</h2>");
        document.get("components").get("schemas").fields().forEach(this::schema);
    }

    private void section(JsonValue tag) {
        String name = tag.text("name", "");
        out.append("<h2>")
                .append(text(name))
                .append("</h2><p>")
                .append(text(tag.text("description", "")))
                .append("</p>");
        document.get("paths")
                .fields()
                .forEach((path, methods) -> methods.fields().forEach((method, operation) -> {
                    if (operation.get("tags").strings().contains(name)) {
                        operation(method, path, operation);
                    }
                }));
    }

    private void operation(String method, String path, JsonValue operation) {
        out.append("<details id=\"")
                .append(text(operation.text("operationId", "")))
                .append("\"><summary><b>");
        out.append(method.toUpperCase(Locale.ROOT))
                .append("</b><code>")
                .append(text(path))
                .append("</code><br>");
        out.append(text(operation.text("summary", ""))).append("</summary>");
        if (!operation.get("parameters").isNull()) {
            out.append("<table><tr><th>Parameter<th>Type<th>Meaning");
            for (JsonValue parameter : operation.get("parameters").items()) {
                JsonValue meant = resolved(parameter);
                row(meant.text("name", ""), type(meant.get("schema")), meant.text("description", ""));
            }
            out.append("</table>");
        }
        body("Sent", operation.get("requestBody").get("content"));
        out.append("<table><tr><th>Answer<th>Body<th>Meaning");
        operation.get("responses").fields().forEach((status, response) -> {
            JsonValue meant = resolved(response);
            row(status, content(meant.get("content")), meant.text("description", ""));
        });
        out.append("</table></details>");
    }

    private void body(String title, JsonValue content) {
        if (!content.isNull()) {
            out.append("<p>")
                    .append(title)
                    .append(": ")
                    .append(content(content))
                    .append("</p>");
        }
    }

    private static String content(JsonValue content) {
        return content.fields().entrySet().stream()
                .map(one -> "<code>" + text(one.getKey()) + "</code> "
                        + type(one.getValue().get("schema")))
                .collect(Collectors.joining("<br>"));
    }

    private void schema(String name, JsonValue schema) {
        out.append("<details id=\"schema-")
                .append(text(name))
                .append("\"><summary>")
                .append(text(name))
                .append("</summary><p>");
        out.append(text(schema.text("description", ""))).append("</p>");
        if (schema.get("properties").isNull()) {
            out.append("<p>").append(type(schema)).append("</p></details>");
            return;
        }
        out.append("<table><tr><th>Member<th>Type<th>");
        for (Map.Entry<String, JsonValue> member :
                schema.get("properties").fields().entrySet()) {
            boolean required = schema.get("required").strings().contains(member.getKey());
            row(member.getKey(), type(member.getValue()), required ? "" : "may be left out");
        }
        out.append("</table></details>");
    }

    private void row(String name, String type, String meaning) {
        out.append("<tr><td><code>").append(text(name)).append("</code><td>").append(type);
        out.append("<td>").append(text(meaning));
    }

    /// What a reference leads to: `#/components/parameters/limit`.
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

    private static String type(JsonValue schema) {
        String reference = schema.text("$ref");
        if (reference != null) {
            String name = text(reference.substring(reference.lastIndexOf('/') + 1));
            return "<a href=\"#schema-" + name + "\">" + name + "</a>";
        }
        if (!schema.get("enum").isNull()) {
            return text(String.join(", ", schema.get("enum").strings()));
        }
        if (!schema.get("anyOf").isNull()) {
            return schema.get("anyOf").items().stream().map(ReferencePage::type).collect(Collectors.joining(" or "));
        }
        JsonValue type = schema.get("type");
        String own = type.text();
        if ("array".equals(own)) {
            return "list of " + type(schema.get("items"));
        }
        String words = own == null ? String.join(" or ", type.strings()) : own;
        String format = schema.text("format", "");
        return text(format.isEmpty() ? words : words.replace("string", format));
    }

    private static String code(String paragraph) {
        var out = new StringBuilder();
        boolean inside = false;
        for (String part : text(paragraph).split("`", -1)) {
            out.append(inside ? "<code>" + part + "</code>" : part);
            inside = !inside;
        }
        return out.toString();
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
