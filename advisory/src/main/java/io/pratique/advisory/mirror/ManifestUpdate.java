package io.pratique.advisory.mirror;

import io.pratique.advisory.mirror.Fetcher.Fetched;
import io.pratique.advisory.mirror.Fetcher.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Brings the files that a manifest lists up to date, one by one; what of the wanted ones it no longer lists goes.
record ManifestUpdate(Fetcher fetcher, Job job, Download.Manifest download) {
    private static final long LIMIT = 16 << 20;
    private static final int ROWS = 100_000;
    private static final int DEPTH = 6;

    private record Row(String sha256, long size) {}

    DownloadResult update() throws IOException {
        MirrorFolder folder = fetcher.folder();
        Path manifest = folder.target(download.url());
        FileState held = FileUpdate.held(folder, download.url(), manifest);
        if (held != null && job.isFresh(held)) {
            return new DownloadResult.Unchanged();
        }
        Fetched fetched = fetcher.file(new Request(download.url(), manifest, LIMIT, held, null), job);
        Map<String, Row> rows = rows(Files.readString(manifest, StandardCharsets.UTF_8));
        Set<String> wanted = new HashSet<>(download.selection().of(List.copyOf(rows.keySet())));
        boolean changed = remove(wanted);
        for (Map.Entry<String, Row> row : rows.entrySet()) {
            if (wanted.contains(row.getKey())) {
                changed |= fetch(row.getKey(), row.getValue(), fetched.changed());
            }
        }
        // Only now, so that what failed is asked for the next time.
        folder.write(download.url(), fetched.state());
        return changed ? job.changed() : new DownloadResult.Unchanged();
    }

    private boolean fetch(String name, Row row, boolean anew) throws IOException {
        URI url = download.url().resolve("./" + name);
        Path file = fetcher.folder().target(url);
        boolean here = Files.isRegularFile(file) && Files.size(file) == row.size();
        if (here && (!anew || Digests.of(file, Digests.SHA256).equals(row.sha256()))) {
            return false;
        }
        fetcher.file(new Request(url, url, file, download.limit(), row.sha256()), job);
        return true;
    }

    private boolean remove(Set<String> wanted) throws IOException {
        Path base = fetcher.folder().folder(download.url());
        List<String> here = new ArrayList<>();
        MirrorFolder.files(base, DEPTH).forEach(file -> here.add(file.toString()));
        boolean removed = false;
        for (String name : download.selection().of(here)) {
            removed |= !wanted.contains(name) && Files.deleteIfExists(base.resolve(name));
        }
        return removed;
    }

    /// Rows `PATH,SHA-256,SIZE` (Pulp's file repositories); names that are not a path below the manifest are
    /// refused.
    private static Map<String, Row> rows(String text) throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            int size = line.lastIndexOf(',');
            int hash = line.lastIndexOf(',', size - 1);
            if (line.isBlank()) {
                continue;
            }
            String name = hash < 0 ? "" : line.substring(0, hash);
            String sha256 = hash < 0 ? "" : line.substring(hash + 1, size);
            if (!Listing.isName(name) || sha256.length() != 64 || rows.size() >= ROWS) {
                throw Job.invalid("is a manifest with a malformed row; refused");
            }
            rows.put(name, new Row(sha256, size(line.substring(size + 1))));
        }
        return rows;
    }

    private static long size(String digits) throws IOException {
        try {
            return Long.parseLong(digits.strip());
        } catch (NumberFormatException malformed) {
            throw Job.invalid("is a manifest with a malformed row; refused");
        }
    }
}
