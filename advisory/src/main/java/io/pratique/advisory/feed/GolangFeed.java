package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The Go vulnerability database: modules, the standard library as `stdlib` and the tool chain as `toolchain`.
public final class GolangFeed implements Feed {
    private static final class Go implements OsvReader.Dialect {
        @Override
        public String url(JsonValue record, String id) {
            return record.get("database_specific").text("url", "https://pkg.go.dev/vuln/" + id);
        }

        @Override
        public List<VersionRange> ranges(JsonValue affected) {
            return GolangFeed.ranges(affected);
        }

        @Override
        public Condition condition(JsonValue affected) {
            return OsvConditions.read(affected);
        }
    }

    /// `custom_ranges` hold versions that the go command does not know; `ranges` then often say "all versions",
    /// which
    /// would report fixed ones too (go.dev/doc/security/vuln/database).
    static List<VersionRange> ranges(JsonValue affected) {
        List<VersionRange> ranges = OsvRanges.read(affected.get("ranges"));
        JsonValue custom = affected.get("ecosystem_specific").get("custom_ranges");
        if (custom.isNull() || !ranges.stream().allMatch(VersionRange.ALL::equals)) {
            return ranges;
        }
        List<VersionRange> own = OsvRanges.read(custom);
        return own.isEmpty() ? ranges : own;
    }

    @Override
    public List<Download> downloads() {
        return List.of(Download.File.of("https://vuln.go.dev/vulndb.zip", 256L << 20));
    }

    @Override
    public String id() {
        return "golang";
    }

    @Override
    public String description() {
        return "Go vulnerability database, vuln.go.dev (CC-BY-4.0)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<String> complete() {
        return List.of("Go");
    }

    @Override
    public List<Path> locations() {
        return List.of(
                Path.of("mirror/vuln.go.dev/vulndb.zip"),
                Path.of("mirror/vuln.go.dev/ID"),
                Path.of("upstream/golang-vulndb/raw/data/osv"),
                Path.of("mirror/osv-vulnerabilities.storage.googleapis.com/Go/all.zip"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var reader = new OsvReader(id(), "Go", new Go());
        RecordFiles.each(
                data,
                ".json",
                (name, record) -> {
                    if (!name.startsWith("index/")) {
                        out.accept(new FeedItem.Entry(reader.read(record)));
                    }
                },
                problems);
    }
}
