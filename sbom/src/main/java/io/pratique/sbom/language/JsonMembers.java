package io.pratique.sbom.language;

import io.pratique.image.ImageFile;
import io.pratique.json.Json;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Walks over the members of JSON objects without holding the document.
@FunctionalInterface
public interface JsonMembers {
    /// Called with the parser at the member's value; a value that is left there is skipped.
    void member(String name, JsonParser value) throws IOException;

    /// Walks over the object that is the whole document.
    static void ofFile(ImageFile file, JsonMembers members) throws IOException {
        try (JsonParser parser = Json.factory().createParser(ObjectReadContext.empty(), file.open())) {
            whole(parser, members);
        } catch (JacksonException problem) {
            throw problem.getCause() instanceof IOException cause ? cause : Json.invalid(problem);
        }
    }

    /// Walks over the object that is the whole document.
    static void ofBytes(byte[] document, JsonMembers members) throws IOException {
        try (JsonParser parser = Json.factory().createParser(ObjectReadContext.empty(), document)) {
            whole(parser, members);
        } catch (JacksonException problem) {
            throw Json.invalid(problem);
        }
    }

    private static void whole(JsonParser parser, JsonMembers members) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("not a JSON object");
        }
        of(parser, members);
        if (parser.nextToken() != null) {
            throw new IOException("text after the end of the JSON document");
        }
    }

    /// Walks over the object that the parser stands at, if it stands at one.
    static void of(JsonParser parser, JsonMembers members) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.member(name, parser);
            parser.skipChildren();
        }
    }

    /// The string that the parser stands at, empty where it is something else.
    static String text(JsonParser value) {
        return value.currentToken() == JsonToken.VALUE_STRING
                ? value.getString().strip()
                : "";
    }
}
