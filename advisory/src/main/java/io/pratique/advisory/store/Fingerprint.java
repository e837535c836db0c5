package io.pratique.advisory.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;

/// Tells whether a feed's data are those that were read before: names, sizes and times of its files.
final class Fingerprint {
    /// Raised when readers of feeds give other items for the same data.
    private static final int READERS = 1;

    private static final int DEPTH = 12;

    private Fingerprint() {}

    /// @return SHA-256, in hexadecimal
    static String of(Path data) throws IOException {
        MessageDigest digest = Format.sha256();
        update(digest, Format.VERSION + " " + READERS);
        if (!Files.isDirectory(data)) {
            update(digest, data, data);
            return HexFormat.of().formatHex(digest.digest());
        }
        try (Stream<Path> files = Files.walk(data, DEPTH)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                update(digest, data, file);
            }
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, Path root, Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        update(
                digest,
                root.relativize(file) + " " + attributes.size() + " "
                        + attributes.lastModifiedTime().toMillis());
    }

    private static void update(MessageDigest digest, String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
