package io.pratique.testing.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.model.image.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Content and its digest.
public record Blob(Digest digest, byte[] bytes) {

    public static Blob of(byte[] bytes) {
        try {
            return new Blob(Digest.sha256(MessageDigest.getInstance("SHA-256").digest(bytes)), bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Blob of(String text) {
        return of(text.getBytes(UTF_8));
    }

    public String text() {
        return new String(bytes, UTF_8);
    }

    /// Where an OCI layout keeps it.
    public String path() {
        return "blobs/" + digest.algorithm() + "/" + digest.hex();
    }

    /// A descriptor of it, with more members if wanted.
    ///
    /// @param more JSON members, each with a comma before it; empty for none
    public String descriptor(String mediaType, String more) {
        return "{\"mediaType\":" + JsonText.quote(mediaType) + ",\"digest\":\"" + digest + "\",\"size\":" + bytes.length
                + more + "}";
    }
}
