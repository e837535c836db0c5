package io.pratique.advisory.feed;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// A CSAF 2.0 document: what its products are, how they are put together, and what is said of them.
///
/// The relationships, most of a large document, are streamed.
final class CsafDocument {
    /// A component as a part of a product.
    record Part(String component, String product) {}

    private String category = "";
    private @Nullable String modified;
    private final Map<String, JsonValue> helpers = new HashMap<>();
    private final Map<String, Part> parts = new HashMap<>();
    private List<JsonValue> vulnerabilities = List.of();

    private CsafDocument() {}

    /// @throws IOException when it is not a CSAF document
    static CsafDocument read(byte[] bytes) throws IOException {
        var document = new CsafDocument();
        try (JsonParser parser = Json.factory().createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a CSAF document");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "document" -> document.about(Json.value(parser));
                    case "product_tree" -> document.tree(parser);
                    case "vulnerabilities" ->
                        document.vulnerabilities = Json.value(parser).items();
                    default -> parser.skipChildren();
                }
            }
        } catch (JacksonException problem) {
            throw Json.invalid(problem);
        }
        if (document.category.isEmpty()) {
            throw new IOException("not a CSAF document");
        }
        return document;
    }

    /// `csaf_vex` where it tells the state of products.
    String category() {
        return category;
    }

    @Nullable
    String modified() {
        return modified;
    }

    List<JsonValue> vulnerabilities() {
        return vulnerabilities;
    }

    @Nullable
    Part part(String id) {
        return parts.get(id);
    }

    /// What identifies a product beside its id: `cpe`, `purl`.
    @Nullable
    String helper(String product, String kind) {
        return helpers.getOrDefault(product, JsonValue.NULL).text(kind);
    }

    private void about(JsonValue about) {
        category = about.text("category", "");
        modified = about.get("tracking").text("current_release_date");
    }

    private void tree(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("branches")) {
                branches(Json.value(parser));
            } else if (name.equals("relationships") && parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    relationship(Json.value(parser));
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    /// As deep as the JSON parser allows.
    private void branches(JsonValue branches) {
        for (JsonValue branch : branches.items()) {
            String id = branch.get("product").text("product_id");
            if (id != null) {
                helpers.put(id, branch.get("product").get("product_identification_helper"));
            }
            branches(branch.get("branches"));
        }
    }

    private void relationship(JsonValue relationship) {
        String id = relationship.get("full_product_name").text("product_id");
        String component = relationship.text("product_reference");
        String product = relationship.text("relates_to_product_reference");
        if (id != null && component != null && product != null) {
            parts.put(id, new Part(component, product));
        }
    }
}
