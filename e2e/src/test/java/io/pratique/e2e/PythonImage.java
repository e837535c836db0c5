package io.pratique.e2e;

import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.ImageBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Small images with Python packages, and advisories about those.
final class PythonImage {
    private PythonImage() {}

    /// @param packages `name@version`
    static BuiltImage of(String platform, String... packages) {
        return ImageBuilder.image()
                .platform(platform)
                .layer(layer -> layer.file("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\nNAME=\"Debian\"\n"))
                .layer(layer -> {
                    for (String one : packages) {
                        String[] parts = one.split("@");
                        layer.file(
                                "usr/lib/python3/dist-packages/" + parts[0] + "-" + parts[1] + ".dist-info/METADATA",
                                "Metadata-Version: 2.1\nName: " + parts[0] + "\nVersion: " + parts[1] + "\n");
                    }
                })
                .build();
    }

    /// An advisory about a package in all versions before one.
    record Advisory(String id, String name, String fixed) {
        String text() {
            return """
                    {"id": "%s", "modified": "2026-11-01T00:00:00Z", "published": "2026-10-01T00:00:00Z",
                     "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
                     "affected": [{"package": {"ecosystem": "PyPI", "name": "%s"},
                      "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "%s"}]}]}]}
                    """.formatted(id, name, fixed);
        }
    }

    /// Builds a database of advisories.
    ///
    /// @param folder where it is made, with the feed that it is made of
    static Path database(Path folder, List<Advisory> advisories) throws IOException {
        Path host = folder.resolve("mirror/osv-vulnerabilities.storage.googleapis.com/PyPI");
        Files.createDirectories(host);
        try (OutputStream out = Files.newOutputStream(host.resolve("all.zip"));
                var zip = new ZipOutputStream(out)) {
            for (Advisory advisory : advisories) {
                zip.putNextEntry(new ZipEntry(advisory.id() + ".json"));
                zip.write(advisory.text().getBytes(StandardCharsets.UTF_8));
            }
        }
        Path database = folder.resolve("advisories.db");
        Run built = Run.of("db", "build", "--feeds", folder.toString(), "--output", database.toString());
        if (!Files.exists(database)) {
            throw new IOException("no database was built: " + built.err());
        }
        return database;
    }
}
