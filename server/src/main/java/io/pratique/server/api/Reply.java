package io.pratique.server.api;

import io.pratique.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is answered to a request.
public sealed interface Reply {
    int status();

    Map<String, String> headers();

    /// A body that is at hand.
    record Whole(int status, Map<String, String> headers, byte[] body) implements Reply {}

    /// A body that is written while it is made; an error after its beginning breaks the connection off.
    record Streamed(int status, Map<String, String> headers, Body body) implements Reply {}

    /// Writes a body.
    @FunctionalInterface
    interface Body {
        void to(OutputStream out) throws IOException;
    }

    /// Writes the members of a JSON object.
    @FunctionalInterface
    interface Members {
        void to(JsonWriter json) throws IOException;
    }

    static Reply json(Members members) throws IOException {
        return json(200, members);
    }

    static Reply json(int status, Members members) throws IOException {
        return of(status, "application/json", bytes(members));
    }

    static byte[] bytes(Members members) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonWriter(out)) {
            json.object(() -> members.to(json));
        }
        return out.toByteArray();
    }

    static Reply of(int status, String type, byte[] body) {
        return new Whole(status, Map.of("Content-Type", type), body);
    }

    static Reply text(String type, String body) {
        return of(200, type, body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply streamed(String type, Body body) {
        return new Streamed(200, Map.of("Content-Type", type), body);
    }

    static Reply empty(int status) {
        return new Whole(status, Map.of(), new byte[0]);
    }

    /// The same with a strong ETag over the body; what is streamed has none.
    default Reply tagged() {
        return this instanceof Whole whole ? with("ETag", tag(whole.body)) : this;
    }

    private static String tag(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 15)) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    default Reply with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers());
        all.put(header, value);
        return switch (this) {
            case Whole whole -> new Whole(whole.status, all, whole.body);
            case Streamed streamed -> new Streamed(streamed.status, all, streamed.body);
        };
    }
}
