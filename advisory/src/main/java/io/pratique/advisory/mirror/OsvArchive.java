package io.pratique.advisory.mirror;

import io.pratique.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Compares an archive of OSV records with the listing that was fetched before it: the host may have made the
/// archive earlier.
final class OsvArchive {
    /// The listing is sorted by time: after so many records in a row that the archive has, it has the rest too.
    private static final int ENOUGH = 100;

    private static final int RECORD_LIMIT = 16 << 20;

    private OsvArchive() {}

    /// The newest records that the archive has not, or has in an earlier state; at most `most`.
    static List<String> late(Path archive, Listing listing, int most) throws IOException {
        List<String> late = new ArrayList<>();
        int known = 0;
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (Map.Entry<String, String> row : listing.times().entrySet()) {
                boolean has = isAsNew(modified(zip, row.getKey()), row.getValue());
                known = has ? known + 1 : 0;
                if (!has) {
                    late.add(row.getKey());
                }
                if (known == ENOUGH || late.size() == most) {
                    break;
                }
            }
        }
        return late;
    }

    private static @Nullable String modified(ZipFile zip, String id) throws IOException {
        ZipEntry entry = zip.getEntry(id + ".json");
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return Json.parse(in.readNBytes(RECORD_LIMIT)).text("modified");
        } catch (IOException malformed) {
            return null;
        }
    }

    private static boolean isAsNew(@Nullable String held, String listed) {
        if (held == null || held.equals(listed)) {
            return held != null;
        }
        try {
            return !OffsetDateTime.parse(held)
                    .toInstant()
                    .isBefore(OffsetDateTime.parse(listed).toInstant());
        } catch (DateTimeException unreadable) {
            return false;
        }
    }
}
