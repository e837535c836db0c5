package io.pratique.advisory.feed;

import io.pratique.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The CVE list (github.com/CVEProject/cvelistV5): ratings by the numbering authorities and by CISA, CISA's
/// decision
/// points, disputed and rejected CVEs.
///
/// It is read from a folder or an archive of the repository or of a release; the repository changes every few
/// minutes
/// as a whole and is not fetched.
public final class CveListFeed implements Feed {
    @Override
    public String id() {
        return "cve-list";
    }

    @Override
    public String description() {
        return "CVE list, CVSS ratings and rejected CVEs (CVE terms of use)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<Path> locations() {
        return List.of(
                Path.of("mirror/codeload.github.com/CVEProject/cvelistV5/zip/refs/heads/main"),
                Path.of("upstream/cvelistV5/raw/cves"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var scores = new CvssScores();
        RecordFiles.each(
                data,
                CveListFeed::isRecord,
                (name, record) -> CveRecord.read(Json.parse(record), scores, out),
                problems);
    }

    /// `delta.json` and `deltaLog.json` lie beside the records.
    private static boolean isRecord(String name) {
        return name.endsWith(".json") && name.startsWith("CVE-", name.lastIndexOf('/') + 1);
    }
}
