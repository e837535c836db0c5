package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.ThreatFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The National Vulnerability Database: ranges of application versions, for programs that no package manager
/// brought,
/// and CVSS ratings.
///
/// It reads NVD's own files, one per year and one of what changed lately, or the records that Anchore keeps for
/// CVEs
/// that NVD has not analysed.
public final class NvdFeed implements Feed {
    private static final String PLACE = "nvd.nist.gov/feeds/json/cve/2.0";
    private static final int FIRST_YEAR = 2002;
    private static final int LAST_YEAR = 2026;
    private static final List<String> METRICS =
            List.of("cvssMetricV40", "cvssMetricV31", "cvssMetricV30", "cvssMetricV2");

    @Override
    public String id() {
        return "nvd";
    }

    @Override
    public String description() {
        return "NVD, or Anchore's additions to it (public domain, CC0-1.0)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/" + PLACE), Path.of("upstream/nvd-overrides/raw/data"));
    }

    @Override
    public List<Download> downloads() {
        return Stream.concat(
                        IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR).mapToObj(Integer::toString), Stream.of("modified"))
                .<Download>map(
                        part -> Download.File.of("https://" + PLACE + "/nvdcve-2.0-" + part + ".json.gz", 256L << 20))
                .toList();
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        List<Path> years = years(data);
        var scores = new CvssScores();
        Set<String> seen = new HashSet<>();
        for (Path year : years) {
            JsonItems.each(year, "vulnerabilities", record -> record(record.get("cve"), seen, scores, out), problems);
        }
        if (years.isEmpty()) {
            RecordFiles.each(data, ".json", (name, record) -> override(Json.parse(record), out), problems);
        }
    }

    /// What changed lately comes first, since it replaces what the year's file says.
    private static List<Path> years(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.getFileName().toString().startsWith("nvdcve-2.0-"))
                    .filter(file ->
                            file.toString().endsWith(".json") || file.toString().endsWith(".json.gz"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private void record(JsonValue cve, Set<String> seen, CvssScores scores, Consumer<FeedItem> out) throws IOException {
        String id = cve.text("id");
        if (id == null) {
            throw new IOException("no id");
        }
        if (!seen.add(id)) {
            return;
        }
        if (cve.text("vulnStatus", "").equals("Rejected")) {
            out.accept(new FeedItem.Told(id, new ThreatFact.Rejected()));
            return;
        }
        for (JsonValue tags : cve.get("cveTags").items()) {
            if (tags.get("tags").strings().contains("disputed")) {
                out.accept(new FeedItem.Told(id, new ThreatFact.Disputed()));
            }
        }
        Rating rating = rating(cve.get("metrics"), scores);
        if (rating != null) {
            out.accept(new FeedItem.Rated(id, rating));
        }
        entry(id, cve, out);
    }

    /// NVD's own rating, of the newest CVSS version that it used.
    private @Nullable Rating rating(JsonValue metrics, CvssScores scores) {
        for (String version : METRICS) {
            for (JsonValue metric : metrics.get(version).items()) {
                if (metric.text("source", "").equals("nvd@nist.gov")) {
                    return scores.rate(metric.get("cvssData").text("vectorString"), id());
                }
            }
        }
        return null;
    }

    private void override(JsonValue record, Consumer<FeedItem> out) throws IOException {
        String id = record.get("_annotation").text("cve_id");
        if (id == null) {
            throw new IOException("no id");
        }
        entry(id, record.get("cve"), out);
    }

    private void entry(String id, JsonValue cve, Consumer<FeedItem> out) {
        List<Affected> affected = new ArrayList<>(NvdConfigurations.read(cve.get("configurations")));
        if (!affected.isEmpty()) {
            out.accept(new FeedItem.Entry(new Advisory(
                    id,
                    List.of(),
                    List.of(),
                    id(),
                    null,
                    affected,
                    Dates.instant(cve.text("published")),
                    Dates.instant(cve.text("lastModified")),
                    null,
                    "https://nvd.nist.gov/vuln/detail/" + id)));
        }
    }
}
