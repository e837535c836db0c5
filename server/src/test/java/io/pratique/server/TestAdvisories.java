package io.pratique.server;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.DatabaseBuild;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Builds advisory databases of a few records of our own, through the feed that reads osv.dev's archives.
public final class TestAdvisories {
    private final Map<String, String> records = new LinkedHashMap<>();

    /// A problem of a Python package in all versions before one.
    public TestAdvisories with(String id, String name, String fixed) {
        records.put(id, """
                {"id": "%s", "modified": "2026-11-01T00:00:00Z", "published": "2026-10-01T00:00:00Z",
                 "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
                 "affected": [{"package": {"ecosystem": "PyPI", "name": "%s"},
                  "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "%s"}]}]}]}
                """.formatted(id, name, fixed));
        return this;
    }

    public TestAdvisories without(String id) {
        records.remove(id);
        return this;
    }

    /// @param folder where the feed and the database are made
    public Path build(Path folder) throws IOException {
        Path host = folder.resolve("mirror/osv-vulnerabilities.storage.googleapis.com/PyPI");
        Files.createDirectories(host);
        try (OutputStream out = Files.newOutputStream(host.resolve("all.zip"));
                var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> record : records.entrySet()) {
                zip.putNextEntry(new ZipEntry(record.getKey() + ".json"));
                zip.write(record.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Path database = Files.createTempFile(folder, "advisories", ".db");
        DatabaseBuild.build(new DatabaseBuild.Request(folder, database, null, false), line -> {});
        return database;
    }

    public AdvisoryDatabase open(Path folder) throws IOException {
        return AdvisoryDatabase.open(build(folder));
    }
}
