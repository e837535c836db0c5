package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// openEuler's advisories, per source package: `openEuler:22.03-LTS-SP3`.
public final class OpenEulerFeed implements Feed {
    private static final class Advisories implements OsvReader.Dialect {
        @Override
        public @Nullable Rating severity(JsonValue record) {
            Severity severity = Severity.parse(record.get("database_specific").text("severity", ""));
            return CvssScores.worded(severity, "openeuler");
        }

        @Override
        public @Nullable String url(JsonValue record, String id) {
            return record.get("references").items().stream()
                    .filter(reference -> "ADVISORY".equals(reference.text("type")))
                    .map(reference -> reference.text("url", ""))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Override
    public String id() {
        return "openeuler";
    }

    @Override
    public String description() {
        return "openEuler security advisories from osv.dev (CC-BY-4.0)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("openEuler");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/osv-vulnerabilities.storage.googleapis.com/openEuler/all.zip"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(new Download.OsvEcosystem("openEuler"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var reader = new OsvReader(id(), "openEuler", new Advisories());
        OsvRecords.each(data, (name, record) -> out.accept(new FeedItem.Entry(reader.read(record))), problems);
    }
}
