package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.model.finding.Rating;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Ubuntu's records of CVEs: in the OSV schema as osv.dev and Canonical offer them, else the CVE tracker's text
/// files.
///
/// Both places have the same records. That of osv.dev tells what changed since.
public final class UbuntuFeed implements Feed {
    private static final String PACKED = ".tar.xz";

    @Override
    public String id() {
        return "ubuntu";
    }

    @Override
    public String description() {
        return "Ubuntu CVE records (no licence stated)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("Ubuntu");
    }

    @Override
    public List<Path> locations() {
        return List.of(
                Path.of("mirror/osv-vulnerabilities.storage.googleapis.com/Ubuntu/all.zip"),
                Path.of("mirror/security-metadata.canonical.com/osv/osv-all" + PACKED),
                Path.of("upstream/ubuntu-security-notices/raw/osv"),
                Path.of("upstream/ubuntu-cve-tracker-2020/raw"),
                Path.of("upstream/ubuntu-cve-tracker/raw"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(new Download.OsvEcosystem("Ubuntu"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        var scores = new CvssScores();
        if (data.toString().endsWith(PACKED)) {
            Tarball.each(data, UbuntuFeed::isOsv, (name, record) -> osv(record, scores, out), problems);
        } else if (Files.isDirectory(data)) {
            RecordFiles.each(
                    data,
                    name -> isOsv(name) || isTracker(name),
                    (name, record) -> {
                        if (isOsv(name)) {
                            osv(record, scores, out);
                        } else {
                            tracker(record, scores, out);
                        }
                    },
                    problems);
        } else {
            OsvRecords.each(data, (name, record) -> osv(record, scores, out), problems);
        }
    }

    private static boolean isOsv(String name) {
        return name.endsWith(".json") && name.contains("CVE-");
    }

    /// `ignored/` is left out: it holds what is not in Ubuntu at all.
    private static boolean isTracker(String name) {
        return name.startsWith("active/CVE-") || name.startsWith("retired/CVE-");
    }

    private void osv(byte[] record, CvssScores scores, Consumer<FeedItem> out) throws IOException {
        UbuntuOsvRecord found = UbuntuOsvRecord.read(record);
        if (found != null) {
            out.accept(new FeedItem.Entry(found.advisory(id(), scores)));
        }
    }

    private void tracker(byte[] record, CvssScores scores, Consumer<FeedItem> out) throws IOException {
        UbuntuRecord found = UbuntuRecord.read(record);
        out.accept(new FeedItem.Entry(found.advisory(id())));
        Rating rating = scores.rate(found.vector(), "nvd");
        if (rating != null) {
            out.accept(new FeedItem.Rated(found.id(), rating));
        }
    }
}
