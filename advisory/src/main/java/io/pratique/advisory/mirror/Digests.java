package io.pratique.advisory.mirror;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Hashes of files, and the lists in which hosts tell them.
final class Digests {
    static final String SHA256 = "SHA-256";
    static final String SHA512 = "SHA-512";

    private Digests() {}

    static String of(Path file, String algorithm) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException missing) {
            throw new IOException("this JVM has no " + algorithm, missing);
        }
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The hash of a file in a list as `sha256sum` writes it, plainly or with `--tag`; a list of nothing but one
    /// hash is the file's too.
    ///
    /// @param name the file's, without its folder
    /// @return 64 or 128 hexadecimal digits
    /// @throws IOException when the list tells none
    static String stated(byte[] list, String name) throws IOException {
        String text = new String(list, StandardCharsets.UTF_8);
        int lines = 0;
        String only = null;
        for (String line : text.lines().toList()) {
            String hash = hash(line);
            if (hash != null) {
                lines++;
                only = hash;
                String rest = line.replace(hash, "").replace(hash.toUpperCase(Locale.ROOT), "");
                if (names(rest, name)) {
                    return hash;
                }
            }
        }
        if (lines == 1 && only != null && text.strip().length() == only.length()) {
            return only;
        }
        throw Job.invalid("its checksum is not where it should be told; refused");
    }

    private static boolean names(String rest, String name) {
        String stripped = rest.strip();
        String bare = stripped.startsWith("*") ? stripped.substring(1) : stripped;
        return bare.equals(name) || bare.endsWith("/" + name) || rest.contains("(" + name + ")");
    }

    private static @org.jspecify.annotations.Nullable String hash(String line) {
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            boolean digit = i < line.length() && Character.digit(line.charAt(i), 16) >= 0 && line.charAt(i) < 128;
            if (!digit) {
                int length = i - start;
                if (length == 64 || length == 128) {
                    return line.substring(start, i).toLowerCase(Locale.ROOT);
                }
                start = i + 1;
            }
        }
        return null;
    }
}
