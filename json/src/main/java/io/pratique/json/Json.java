package io.pratique.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Parses JSON (RFC 8259) with limits: nesting at most 100, numbers at most 1,000 digits, strings at most 20
/// million characters.
///
/// Of duplicate members the last one counts.
public final class Json {
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(100)
            .maxNumberLength(1_000)
            .maxStringLength(20_000_000)
            .build();
    private static final JsonFactory FACTORY =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();

    private Json() {}

    /// The factory, for documents that are better streamed than held.
    public static JsonFactory factory() {
        return FACTORY;
    }

    /// Parses a whole document.
    ///
    /// @throws IOException when it is not JSON or goes beyond a limit
    public static JsonValue parse(byte[] document) throws IOException {
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), document)) {
            return whole(parser);
        } catch (JacksonException problem) {
            throw invalid(problem);
        }
    }

    /// Parses a whole document; the caller closes the stream and bounds its length.
    public static JsonValue parse(InputStream document) throws IOException {
        try (JsonParser parser = FACTORY.createParser(tools.jackson.core.ObjectReadContext.empty(), document)) {
            return whole(parser);
        } catch (JacksonException problem) {
            throw invalid(problem);
        }
    }

    /// Parses a whole document that people write by hand: with comments and with commas before closing brackets.
    ///
    /// @throws IOException when it is not JSON even so or goes beyond a limit
    public static JsonValue parseLenient(byte[] document) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(LIMITS)
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                .build();
        try (JsonParser parser = factory.createParser(tools.jackson.core.ObjectReadContext.empty(), document)) {
            return whole(parser);
        } catch (JacksonException problem) {
            throw invalid(problem);
        }
    }

    private static JsonValue whole(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw new IOException("empty JSON document");
        }
        JsonValue value = value(parser);
        if (parser.nextToken() != null) {
            throw new IOException("text after the end of the JSON document");
        }
        return value;
    }

    /// Reads the value that the parser stands at, for use inside a streamed document.
    public static JsonValue value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("unexpected end of the JSON document");
        }
        // Without `case null`, which the JVM would have to link at the first document of every run.
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonValue.Str(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Num(parser.getString());
            case VALUE_TRUE -> new JsonValue.Bool(true);
            case VALUE_FALSE -> new JsonValue.Bool(false);
            case VALUE_NULL -> JsonValue.NULL;
            default -> throw new IOException("unexpected end of the JSON document");
        };
    }

    private static JsonValue object(JsonParser parser) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new JsonValue.Obj(members);
    }

    private static JsonValue array(JsonParser parser) throws IOException {
        List<JsonValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return new JsonValue.Arr(values);
    }

    /// What is wrong and where, without the document's own text.
    public static IOException invalid(JacksonException problem) {
        if (problem instanceof StreamConstraintsException) {
            return new IOException(
                    "JSON that goes beyond a limit: nesting, or the length of a text or number", problem);
        }
        String where = problem.getLocation() == null
                ? ""
                : " at line " + problem.getLocation().getLineNr() + ", column "
                        + problem.getLocation().getColumnNr();
        return new IOException("invalid JSON" + where, problem);
    }
}
