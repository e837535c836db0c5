package io.pratique.sbom.format.document;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// A JSON object whose long arrays are handed out item by item, so that only one of them is held at a time.
public final class JsonDocument {
    private JsonDocument() {}

    /// Takes the members of the object in the order of the document.
    public interface Members {
        /// Whether a member is an array to be handed out item by item.
        boolean isList(String name);

        /// Whether a member is of no interest.
        boolean isSkipped(String name);

        void item(String list, JsonValue item) throws IOException;

        void member(String name, JsonValue value) throws IOException;

        /// Called at the end of the document.
        ///
        /// @throws IOException when the members do not make a document of the kind
        void end() throws IOException;
    }

    /// Reads a whole document; the caller closes the stream and bounds its length.
    public static void read(InputStream document, Members members) throws IOException {
        var values = new BoundedValues();
        try (JsonParser parser = Json.factory().createParser(ObjectReadContext.empty(), document)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (members.isSkipped(name)) {
                    parser.skipChildren();
                } else if (value == JsonToken.START_ARRAY && members.isList(name)) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        members.item(name, values.next(parser));
                    }
                } else {
                    members.member(name, values.next(parser));
                }
            }
            if (parser.nextToken() != null) {
                throw new IOException("text after the end of the JSON document");
            }
            members.end();
        } catch (JacksonException problem) {
            throw problem.getCause() instanceof IOException cause ? cause : Json.invalid(problem);
        }
    }

    /// The same for a document that is held whole.
    public static void read(JsonValue document, Members members) throws IOException {
        if (!(document instanceof JsonValue.Obj)) {
            throw new IOException("not an object");
        }
        feed(document, members);
        members.end();
    }

    /// Hands members out without ending the document.
    public static void feed(JsonValue document, Members members) throws IOException {
        for (Map.Entry<String, JsonValue> member : document.fields().entrySet()) {
            if (members.isSkipped(member.getKey())) {
                continue;
            }
            if (member.getValue() instanceof JsonValue.Arr && members.isList(member.getKey())) {
                for (JsonValue item : member.getValue().items()) {
                    members.item(member.getKey(), item);
                }
            } else {
                members.member(member.getKey(), member.getValue());
            }
        }
    }
}
