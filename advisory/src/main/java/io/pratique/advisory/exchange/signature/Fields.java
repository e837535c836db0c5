package io.pratique.advisory.exchange.signature;

import io.pratique.json.JsonValue;
import java.security.SignatureException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Members of protobuf messages in JSON: bytes are base64, 64-bit integers are strings, zero is left out.
final class Fields {
    private Fields() {}

    /// @throws SignatureException when the member is absent or no base64
    static byte[] bytes(JsonValue message, String name) throws SignatureException {
        String text = message.text(name);
        if (text == null) {
            throw new SignatureException("the member " + name + " is missing");
        }
        return decode(text);
    }

    static byte[] decode(String text) throws SignatureException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw new SignatureException("what should be base64 is not", malformed);
        }
    }

    static long number(JsonValue message, String name) throws SignatureException {
        JsonValue value = message.get(name);
        if (value.isNull()) {
            return 0;
        }
        @Nullable String text = value.text();
        @Nullable Long number = text == null ? value.integer() : new JsonValue.Num(text).integer();
        if (number == null || number < 0) {
            throw new SignatureException("the member " + name + " is no number");
        }
        return number;
    }
}
