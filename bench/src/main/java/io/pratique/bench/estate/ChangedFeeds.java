package io.pratique.bench.estate;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.DatabaseBuild;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Advisory databases that differ a little: as the feeds are, with one more advisory, with many that changed.
final class ChangedFeeds {
    /// The problem that is told of in one more advisory.
    static final String NEW = "CVE-2099-0001";

    /// How many advisories differ in the third database.
    private static final int CHANGED = 2_000;

    private static final String MIRROR = "mirror/osv-vulnerabilities.storage.googleapis.com";
    private static final Pattern FIXED = Pattern.compile("\"fixed\":\\s*\"([^\"]+)\"");

    private final Path feeds;
    private final Path folder;

    /// @param feeds what the databases are made of
    /// @param folder where they are kept
    ChangedFeeds(Path feeds, Path folder) {
        this.feeds = feeds;
        this.folder = folder;
    }

    /// The feeds as they are.
    Path same() throws IOException {
        return database("same", (ecosystem, zip) -> {});
    }

    /// With one more advisory, for `requests`, which most applications in Python have.
    Path one() throws IOException {
        return database("one", (ecosystem, zip) -> {
            if (ecosystem.equals("PyPI")) {
                zip.putNextEntry(new ZipEntry("PYSEC-2099-1.json"));
                zip.write("""
                        {"id": "PYSEC-2099-1", "aliases": ["%s"], "modified": "2026-11-01T00:00:00Z",
                         "published": "2026-11-01T00:00:00Z",
                         "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
                         "affected": [{"package": {"ecosystem": "PyPI", "name": "requests"},
                          "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99.0"}]}]}]}
                        """.formatted(NEW).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /// With another fixed version in many advisories.
    Path many() throws IOException {
        int[] left = {CHANGED / 2, CHANGED / 2};
        return database("many", (ecosystem, zip) -> {}, (ecosystem, record) -> {
            int which = ecosystem.equals("PyPI") ? 0 : 1;
            Matcher fixed = FIXED.matcher(record);
            // Half of PyPI's, and of AlmaLinux's those that are about security.
            boolean counts = which == 0 ? record.hashCode() % 2 == 0 : record.contains("ALSA-");
            if (left[which] == 0 || !counts || !fixed.find()) {
                return record;
            }
            left[which]--;
            return fixed.replaceAll("\"fixed\": \"$1.1\"");
        });
    }

    private interface Addition {
        void to(String ecosystem, ZipOutputStream zip) throws IOException;
    }

    private interface Change {
        String of(String ecosystem, String record);
    }

    private Path database(String name, Addition addition) throws IOException {
        return database(name, addition, (ecosystem, record) -> record);
    }

    private Path database(String name, Addition addition, Change change) throws IOException {
        Path database = folder.resolve(name + ".db");
        if (!isUsable(database)) {
            Path copy = folder.resolve(name);
            linked(feeds, copy, MIRROR + "/PyPI", MIRROR + "/AlmaLinux");
            for (String ecosystem : List.of("PyPI", "AlmaLinux")) {
                Path zip = Path.of(MIRROR, ecosystem, "all.zip");
                rewrite(
                        feeds.resolve(zip),
                        copy.resolve(zip),
                        record -> change.of(ecosystem, record),
                        out -> addition.to(ecosystem, out));
            }
            DatabaseBuild.build(
                    new DatabaseBuild.Request(copy, database, folder.resolve("segments"), false), line -> {});
        }
        return database;
    }

    /// One that a program of another version made is made anew.
    private static boolean isUsable(Path database) {
        try (AdvisoryDatabase kept = AdvisoryDatabase.open(database)) {
            return !kept.hash().isEmpty();
        } catch (PratiqueException unusable) {
            return false;
        }
    }

    /// Links to everything in a folder but some folders, which are made empty.
    private static void linked(Path from, Path to, String... except) throws IOException {
        Files.createDirectories(to);
        for (String one : except) {
            Files.createDirectories(to.resolve(one));
        }
        link(from, to);
    }

    private static void link(Path from, Path to) throws IOException {
        try (var files = Files.newDirectoryStream(from)) {
            for (Path file : files) {
                Path link = to.resolve(file.getFileName());
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, file.toAbsolutePath());
                } else if (Files.isDirectory(link) && !Files.isSymbolicLink(link)) {
                    link(file, link);
                }
            }
        }
    }

    private interface More {
        void to(ZipOutputStream out) throws IOException;
    }

    private static void rewrite(Path from, Path to, UnaryOperator<String> change, More more) throws IOException {
        Files.deleteIfExists(to);
        try (var in = new ZipFile(from.toFile());
                OutputStream file = Files.newOutputStream(to);
                var out = new ZipOutputStream(file)) {
            for (Enumeration<? extends ZipEntry> entries = in.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream content = in.getInputStream(entry)) {
                    String record = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                    out.write(change.apply(record).getBytes(StandardCharsets.UTF_8));
                }
            }
            more.to(out);
        }
    }
}
