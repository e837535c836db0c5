package io.pratique.advisory.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Steps through a JSON document. Each method starts at the first token of a value and ends at its last; a value of
/// another kind than it is about is skipped.
final class CsafTokens {
    private CsafTokens() {}

    @FunctionalInterface
    interface Field {
        /// @param name the member's; the parser stands at its value
        void meet(String name) throws IOException;
    }

    @FunctionalInterface
    interface Item {
        void meet() throws IOException;
    }

    static void fields(JsonParser parser, Field each) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            each.meet(name);
        }
    }

    static void each(JsonParser parser, Item item) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item.meet();
        }
    }

    static @Nullable String text(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getString();
        }
        parser.skipChildren();
        return null;
    }

    static List<String> texts(JsonParser parser) throws IOException {
        List<String> out = new ArrayList<>();
        each(parser, () -> {
            String text = text(parser);
            if (text != null) {
                out.add(text);
            }
        });
        return out;
    }
}
