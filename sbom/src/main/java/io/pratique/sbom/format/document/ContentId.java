package io.pratique.sbom.format.document;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/// An id for a document that is computed from its content, so that the same content gives the same bytes.
public final class ContentId {
    private ContentId() {}

    /// Writes a whole document.
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /// The id of what is written.
    public static UUID of(Content content) throws IOException {
        MessageDigest hash = sha256();
        content.write(new DigestOutputStream(OutputStream.nullOutputStream(), hash));
        return uuid(hash.digest());
    }

    /// A UUID of version 8 (RFC 9562, section 5.8): bits of one's own making.
    private static UUID uuid(byte[] hash) {
        long high = 0;
        long low = 0;
        for (int at = 0; at < 8; at++) {
            high = high << 8 | hash[at] & 0xff;
            low = low << 8 | hash[at + 8] & 0xff;
        }
        return new UUID(high & ~0xf000L | 0x8000L, low & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
    }

    /// The SHA-256 of a text in hexadecimal digits.
    public static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
