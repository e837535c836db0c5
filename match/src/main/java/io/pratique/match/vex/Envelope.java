package io.pratique.match.vex;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// An in-toto statement with signatures around it (DSSE, secure-systems-lab/dsse, envelope.md and protocol.md).
final class Envelope {
    private static final String IN_TOTO = "application/vnd.in-toto+json";
    private static final int MOST_SIGNATURES = 20;

    private final byte[] payload;
    private final List<byte[]> signatures;

    private Envelope(byte[] payload, List<byte[]> signatures) {
        this.payload = payload;
        this.signatures = signatures;
    }

    static Envelope of(JsonValue envelope) throws IOException {
        if (!IN_TOTO.equals(envelope.text("payloadType"))) {
            throw new IOException("an envelope around something else than an in-toto statement");
        }
        List<byte[]> signatures = new ArrayList<>();
        for (JsonValue signature : envelope.get("signatures").items()) {
            if (signatures.size() < MOST_SIGNATURES) {
                signatures.add(decoded(signature.text("sig", ""), "a signature"));
            }
        }
        return new Envelope(decoded(envelope.text("payload", ""), "the payload"), signatures);
    }

    /// Either alphabet of base64 is allowed.
    private static byte[] decoded(String text, String what) throws IOException {
        try {
            return Base64.getMimeDecoder().decode(text.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException malformed) {
            throw new IOException(what + " of an envelope is not in base64", malformed);
        }
    }

    JsonValue content() throws IOException {
        return Json.parse(payload);
    }

    boolean isSignedBy(VexKey key) {
        byte[] message = encoded();
        return signatures.stream().anyMatch(signature -> key.verifies(message, signature));
    }

    /// What signatures are made over: `DSSEv1`, then type and payload, each with its length before it.
    private byte[] encoded() {
        var out = new ByteArrayOutputStream(payload.length + 64);
        String header = "DSSEv1 " + IN_TOTO.length() + " " + IN_TOTO + " " + payload.length + " ";
        out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(payload);
        return out.toByteArray();
    }
}
