package io.pratique.server.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Compares secrets without telling by the time it takes how much of a guess was right.
public final class Proofs {
    private Proofs() {}

    /// Whether what was shown is the secret.
    public static boolean equal(String shown, String secret) {
        return MessageDigest.isEqual(sha256(shown), sha256(secret));
    }

    /// Whether the text is the HMAC of the content in hexadecimal.
    ///
    /// @param algorithm as Java names it: `HmacSHA256`
    public static boolean signs(String shown, String algorithm, String secret, byte[] content) {
        byte[] expected = hmac(algorithm, secret, content);
        if (shown.length() != expected.length * 2) {
            return false;
        }
        try {
            return MessageDigest.isEqual(HexFormat.of().parseHex(shown), expected);
        } catch (IllegalArgumentException notHexadecimal) {
            return false;
        }
    }

    /// The keyed hash of the content (RFC 2104).
    public static byte[] hmac(String algorithm, String secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + algorithm, impossible);
        }
    }

    /// Both sides are hashed, so that not even the secret's length is told.
    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
