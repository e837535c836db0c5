package io.pratique.sbom.language.java.repository;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// The checksum that every repository of Maven has beside its files. It tells damage, not forgery.
final class Sha1 {
    static final int LENGTH = 40;

    private Sha1() {}

    static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-1", impossible);
        }
    }

    /// What a `.sha1` file says: 40 hexadecimal digits, which a space and a name may follow.
    static Optional<String> stated(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1).strip();
        if (text.length() < LENGTH || text.length() > LENGTH && text.charAt(LENGTH) > ' ') {
            return Optional.empty();
        }
        String digits = text.substring(0, LENGTH).toLowerCase(Locale.ROOT);
        return digits.chars().allMatch(HexFormat::isHexDigit) ? Optional.of(digits) : Optional.empty();
    }
}
