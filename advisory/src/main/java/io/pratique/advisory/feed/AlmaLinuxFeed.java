package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// AlmaLinux errata, per binary package. Bug fixes and enhancements (ALBA, ALEA) are kept only where they name a
/// CVE.
public final class AlmaLinuxFeed implements Feed {
    private static final class Errata implements OsvReader.Dialect {
        /// The CVEs stand in `related`; older records have them only among the references.
        @Override
        public List<String> covers(JsonValue record) {
            var out = new TreeSet<>(record.get("related").strings());
            out.removeIf(id -> !id.startsWith("CVE-"));
            for (JsonValue reference : record.get("references").items()) {
                String url = reference.text("url", "");
                String last = url.substring(url.lastIndexOf('/') + 1);
                if ("REPORT".equals(reference.text("type")) && last.startsWith("CVE-")) {
                    out.add(last);
                }
            }
            return List.copyOf(out);
        }

        /// The summary begins with the severity: `Important: …`.
        @Override
        public @Nullable Rating severity(JsonValue record) {
            String summary = record.text("summary", "");
            Severity severity = Severity.parse(summary.substring(0, Math.max(0, summary.indexOf(':'))));
            return CvssScores.worded(severity, "almalinux");
        }

        @Override
        public @Nullable String url(JsonValue record, String id) {
            for (JsonValue reference : record.get("references").items()) {
                String url = reference.text("url", "");
                if (url.startsWith("https://errata.almalinux.org/")) {
                    return url;
                }
            }
            return null;
        }
    }

    @Override
    public String id() {
        return "almalinux";
    }

    @Override
    public String description() {
        return "AlmaLinux OSV database (MIT)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<String> complete() {
        return List.of("AlmaLinux");
    }

    @Override
    public List<Path> locations() {
        return List.of(
                Path.of("mirror/osv-vulnerabilities.storage.googleapis.com/AlmaLinux/all.zip"),
                Path.of("upstream/alma/raw/advisories"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(new Download.OsvEcosystem("AlmaLinux"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var reader = new OsvReader(id(), "AlmaLinux", new Errata());
        OsvRecords.each(
                data,
                (name, record) -> {
                    Advisory advisory = reader.read(record);
                    if (advisory.id().startsWith("ALSA-") || !advisory.covers().isEmpty()) {
                        out.accept(new FeedItem.Entry(advisory));
                    }
                },
                problems);
    }
}
