package io.pratique.server.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A key of AES-256 that seals the keys of secrets.
final class MasterKey {
    static final int SIZE = 32;
    static final int ID_SIZE = 8;

    private final byte[] id;
    private final SecretKey key;

    MasterKey(byte[] key) {
        if (key.length != SIZE) {
            throw new IllegalArgumentException("a master key has 32 bytes");
        }
        this.id = Arrays.copyOf(hash(key), ID_SIZE);
        this.key = new SecretKeySpec(key, "AES");
    }

    /// @param text 32 bytes in Base64 or hexadecimal
    /// @throws IllegalArgumentException when it is neither; the text is not repeated
    static MasterKey parse(String text) {
        byte[] key;
        try {
            key = text.length() == 2 * SIZE
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            key = new byte[0];
        }
        if (key.length != SIZE) {
            throw new IllegalArgumentException("a master key must be 32 bytes in Base64 or hexadecimal; make one with"
                    + " 'openssl rand -base64 32'");
        }
        return new MasterKey(key);
    }

    /// Names the key without telling anything of it.
    byte[] id() {
        return id.clone();
    }

    SecretKey key() {
        return key;
    }

    private static byte[] hash(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("pratique master key".getBytes(StandardCharsets.US_ASCII));
            return digest.digest(key);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "MasterKey[" + HexFormat.of().formatHex(id) + "]";
    }
}
