package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Rocky Linux errata, per source package.
public final class RockyFeed implements Feed {
    private static final class Errata implements OsvReader.Dialect {
        /// The CVEs stand in `upstream`, in older records in `related`.
        @Override
        public List<String> covers(JsonValue record) {
            var out = new TreeSet<>(record.get("upstream").strings());
            out.addAll(record.get("related").strings());
            out.removeIf(id -> !id.startsWith("CVE-"));
            return List.copyOf(out);
        }

        @Override
        public @Nullable Rating severity(JsonValue record) {
            String summary = record.text("summary", "");
            Severity severity = Severity.parse(summary.substring(0, Math.max(0, summary.indexOf(':'))));
            return CvssScores.worded(severity, "rocky");
        }

        /// Special interest groups build variants of packages under the same name, such as a kernel for clouds.
        @Override
        public List<VersionRange> ranges(JsonValue affected) {
            boolean variant = affected.get("package").text("purl", "").contains("-sig-");
            return variant ? List.of() : OsvReader.Dialect.super.ranges(affected);
        }

        @Override
        public String url(JsonValue record, String id) {
            return "https://errata.rockylinux.org/" + id;
        }
    }

    @Override
    public String id() {
        return "rocky";
    }

    @Override
    public String description() {
        return "Rocky Linux errata from osv.dev (BSD-3-Clause)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("Rocky Linux");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/osv-vulnerabilities.storage.googleapis.com/Rocky Linux/all.zip"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(new Download.OsvEcosystem("Rocky Linux"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var reader = new OsvReader(id(), "Rocky Linux", new Errata());
        OsvRecords.each(data, (name, record) -> out.accept(new FeedItem.Entry(reader.read(record))), problems);
    }
}
