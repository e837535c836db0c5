package io.pratique.advisory.mirror;

import io.pratique.json.Xml;
import io.pratique.json.XmlElement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `repomd.xml`, the index of an rpm repository's metadata (createrepo_c).
final class RepositoryIndex {
    private static final Set<String> SUFFIXES = Set.of("", ".gz", ".bz2", ".xz", ".zst");

    private RepositoryIndex() {}

    /// A file that the index names.
    ///
    /// @param location relative to the repository
    /// @param algorithm of the checksum, as Java names it
    /// @param checksum of the file as it is served, in hexadecimal
    record Part(String location, String algorithm, String checksum) {
        /// How it is packed, `.gz`; empty where it is not.
        String suffix() {
            int dot = location.lastIndexOf('.');
            String suffix = dot < 0 ? "" : location.substring(dot);
            return SUFFIXES.contains(suffix) ? suffix : "";
        }

        boolean isChecksumOf(Path file) throws IOException {
            return checksum.equals(Digests.of(file, algorithm));
        }
    }

    /// The list of updates; null where the repository has none.
    static @Nullable Part updates(Path index) throws IOException {
        XmlElement root;
        try (InputStream in = Files.newInputStream(index)) {
            root = Xml.parse(in);
        } catch (IOException malformed) {
            throw Job.invalid("has an index that is not XML; refused");
        }
        if (!root.name().equals("repomd")) {
            throw Job.invalid("has an index that is none; refused");
        }
        for (XmlElement data : root.children("data")) {
            if (data.attribute("type").equals("updateinfo")) {
                return part(data);
            }
        }
        return null;
    }

    private static Part part(XmlElement data) throws IOException {
        String location = data.child("location").attribute("href");
        XmlElement checksum = data.child("checksum");
        if (location.isEmpty() || checksum.text().isEmpty()) {
            throw Job.invalid("has an index without a place or a checksum of the updates; refused");
        }
        String algorithm = switch (checksum.attribute("type").toLowerCase(Locale.ROOT)) {
            case "sha256" -> Digests.SHA256;
            case "sha512" -> Digests.SHA512;
            default -> throw Job.invalid("tells no checksum of its updates that can be trusted; refused");
        };
        return new Part(location, algorithm, checksum.text().strip().toLowerCase(Locale.ROOT));
    }
}
