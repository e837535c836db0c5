package io.pratique.advisory.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;

/// Tells whether a feed's data are those that were read before, by the same program: names, sizes and times of
/// files.
final class Fingerprint {
    private static final int DEPTH = 12;

    private Fingerprint() {}

    /// @return SHA-256, in hexadecimal
    static String of(Path data) throws IOException {
        MessageDigest digest = Format.sha256();
        update(digest, Format.VERSION + " " + program());
        if (Files.isDirectory(data)) {
            folder(digest, data);
        } else {
            update(digest, data, data);
            // newer records lie beside an archive: see Download.OsvEcosystem
            folder(digest, data.resolveSibling("changed"));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void folder(MessageDigest digest, Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return;
        }
        try (Stream<Path> files = Files.walk(data, DEPTH)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                update(digest, data, file);
            }
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
    }

    /// The archive that this program runs from: another build may read the same data otherwise.
    private static String program() throws IOException {
        CodeSource source = Fingerprint.class.getProtectionDomain().getCodeSource();
        if (source == null || !"file".equals(source.getLocation().getProtocol())) {
            return "";
        }
        try {
            Path archive = Path.of(source.getLocation().toURI());
            return Files.size(archive) + " "
                    + Files.getLastModifiedTime(archive).toMillis();
        } catch (URISyntaxException unusual) {
            return "";
        }
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
