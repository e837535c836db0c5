package io.pratique.advisory.feed;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
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
/// It is streamed: documents have megabytes, most of it ids of products that are not asked for.
final class CsafDocument {
    /// A component as a part of a product.
    record Part(String component, String product) {}

    /// What identifies a product beside its id.
    record Helper(@Nullable String cpe, @Nullable String purl) {
        static final Helper NONE = new Helper(null, null);
    }

    private String category = "";
    private @Nullable String modified;
    private final Map<String, Helper> helpers = new HashMap<>();
    private final Map<String, Part> parts = new HashMap<>();
    private final List<CsafVulnerability> vulnerabilities = new ArrayList<>();

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
                        CsafTokens.each(
                                parser, () -> document.vulnerabilities.add(CsafVulnerability.read(parser, bytes)));
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

    List<CsafVulnerability> vulnerabilities() {
        return vulnerabilities;
    }

    @Nullable
    Part part(String id) {
        return parts.get(id);
    }

    Helper helper(String product) {
        return helpers.getOrDefault(product, Helper.NONE);
    }

    private void about(JsonValue about) {
        category = about.text("category", "");
        modified = about.get("tracking").text("current_release_date");
    }

    private void tree(JsonParser parser) throws IOException {
        CsafTokens.fields(parser, name -> {
            switch (name) {
                case "branches" -> branches(parser);
                case "relationships" -> CsafTokens.each(parser, () -> relationship(parser));
                default -> parser.skipChildren();
            }
        });
    }

    /// As deep as the JSON parser allows.
    private void branches(JsonParser parser) throws IOException {
        CsafTokens.each(
                parser,
                () -> CsafTokens.fields(parser, name -> {
                    switch (name) {
                        case "branches" -> branches(parser);
                        case "product" -> product(parser);
                        default -> parser.skipChildren();
                    }
                }));
    }

    private void product(JsonParser parser) throws IOException {
        @Nullable String[] found = new @Nullable String[3];
        CsafTokens.fields(parser, name -> {
            switch (name) {
                case "product_id" -> found[0] = CsafTokens.text(parser);
                case "product_identification_helper" ->
                    CsafTokens.fields(parser, kind -> {
                        switch (kind) {
                            case "cpe" -> found[1] = CsafTokens.text(parser);
                            case "purl" -> found[2] = CsafTokens.text(parser);
                            default -> parser.skipChildren();
                        }
                    });
                default -> parser.skipChildren();
            }
        });
        if (found[0] != null) {
            helpers.put(found[0], new Helper(found[1], found[2]));
        }
    }

    private void relationship(JsonParser parser) throws IOException {
        @Nullable String[] found = new @Nullable String[3];
        CsafTokens.fields(parser, name -> {
            switch (name) {
                case "full_product_name" ->
                    CsafTokens.fields(parser, inner -> {
                        if (inner.equals("product_id")) {
                            found[0] = CsafTokens.text(parser);
                        } else {
                            parser.skipChildren();
                        }
                    });
                case "product_reference" -> found[1] = CsafTokens.text(parser);
                case "relates_to_product_reference" -> found[2] = CsafTokens.text(parser);
                default -> parser.skipChildren();
            }
        });
        if (found[0] != null && found[1] != null && found[2] != null) {
            parts.put(found[0], new Part(found[1], found[2]));
        }
    }
}
