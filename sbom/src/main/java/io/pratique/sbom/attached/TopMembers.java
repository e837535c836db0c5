package io.pratique.sbom.attached;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.sbom.attached.Wrapping.Slice;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// The members of a JSON object that tell what is wrapped in it. Large ones are not read but remembered by where
/// they
/// lie.
final class TopMembers {
    /// Members that no wrapping has: with the first of them the object is known to be an SBOM.
    private static final Set<String> OF_SBOMS = Set.of(
            "bomFormat",
            "specVersion",
            "components",
            "metadata",
            "SPDXID",
            "spdxVersion",
            "packages",
            "creationInfo",
            "@context",
            "@graph",
            "artifacts");

    private static final int LONGEST_SUBJECT = 1 << 20;

    private final Slice whole;
    private @Nullable Slice envelope;
    private byte @Nullable [] payload;
    private @Nullable String payloadType;
    private @Nullable Slice predicate;
    private @Nullable String predicateType;
    private @Nullable Slice data;
    private JsonValue subject = JsonValue.NULL;
    private boolean signature;

    private TopMembers(Slice whole) {
        this.whole = whole;
    }

    static TopMembers of(Slice document) throws IOException {
        var members = new TopMembers(document);
        try (JsonParser parser = Json.factory()
                .createParser(ObjectReadContext.empty(), document.bytes(), document.from(), document.length())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (OF_SBOMS.contains(name)) {
                    return new TopMembers(document);
                }
                parser.nextToken();
                members.take(name, parser);
            }
            return members;
        } catch (JacksonException problem) {
            throw Json.invalid(problem);
        }
    }

    private void take(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "dsseEnvelope" -> envelope = slice(parser);
            case "messageSignature" -> {
                signature = true;
                parser.skipChildren();
            }
            case "payload" -> payload = base64(parser);
            case "payloadType" -> payloadType = text(parser);
            case "predicate" -> predicate = slice(parser);
            case "predicateType" -> predicateType = text(parser);
            case "subject" -> subject = subject(parser);
            case "Data" -> data = slice(parser);
            default -> parser.skipChildren();
        }
    }

    private JsonValue subject(JsonParser parser) throws IOException {
        Slice slice = slice(parser);
        if (slice != null && slice.length() > LONGEST_SUBJECT) {
            throw new IOException("an in-toto statement with too many subjects");
        }
        return slice == null ? JsonValue.NULL : slice.json();
    }

    private static @Nullable String text(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        parser.skipChildren();
        return null;
    }

    private static byte @Nullable [] base64(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            parser.skipChildren();
            return null;
        }
        try {
            return parser.getBinaryValue(Base64Variants.MIME_NO_LINEFEEDS);
        } catch (JacksonException malformed) {
            throw new IOException("the payload of an envelope is not in base64", malformed);
        }
    }

    /// Where an object or a list lies; the contents of a string; null for anything else.
    private @Nullable Slice slice(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return Slice.of(parser.getString().getBytes(UTF_8));
        }
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            return null;
        }
        long start = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        long end = parser.currentLocation().getByteOffset();
        if (start < 0 || end > whole.length() || end <= start) {
            throw new IOException("not JSON in UTF-8");
        }
        return new Slice(whole.bytes(), whole.from() + (int) start, (int) (end - start));
    }

    @Nullable
    Slice envelope() {
        return envelope;
    }

    byte @Nullable [] payload() {
        return payload;
    }

    @Nullable
    String payloadType() {
        return payloadType;
    }

    @Nullable
    Slice predicate() {
        return predicate;
    }

    @Nullable
    String predicateType() {
        return predicateType;
    }

    /// What cosign puts around a predicate that is no JSON object.
    @Nullable
    Slice data() {
        return data;
    }

    JsonValue subject() {
        return subject;
    }

    /// Whether it is the signature of something that lies elsewhere.
    boolean signature() {
        return signature;
    }
}
