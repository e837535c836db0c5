package io.pratique.advisory.feed;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Package coordinates that Anchore added to CVE records (CVE JSON 5, `affected` of an ADP container).
public final class CveEnrichmentFeed implements Feed {
    @Override
    public String id() {
        return "cve-enrichment";
    }

    @Override
    public String description() {
        return "Anchore CVE data enrichment (CC0-1.0)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("upstream/cve-enrichment/raw/data/anchore"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        RecordFiles.each(
                data,
                ".json",
                (name, record) -> {
                    Advisory advisory = advisory(Json.parse(record));
                    if (!advisory.affected().isEmpty()) {
                        out.accept(new FeedItem.Entry(advisory));
                    }
                },
                problems);
    }

    private Advisory advisory(JsonValue record) throws IOException {
        String id = record.get("additionalMetadata").text("cveId");
        if (id == null) {
            throw new IOException("no cveId");
        }
        List<Affected> affected = new ArrayList<>();
        for (JsonValue item : record.get("adp").get("affected").items()) {
            Affected said = affected(item);
            if (said != null) {
                affected.add(said);
            }
        }
        String url = "https://www.cve.org/CVERecord?id=" + id;
        return new Advisory(id, List.of(), List.of(), id(), null, affected, null, null, null, url);
    }

    private static @Nullable Affected affected(JsonValue item) {
        String ecosystem = ecosystem(item.text("packageType", ""), item.text("collectionURL", ""));
        String name = item.text("packageName");
        if (ecosystem == null || name == null) {
            return null;
        }
        List<VersionRange> ranges = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        for (JsonValue version : item.get("versions").items()) {
            if ("affected".equals(version.text("status")) && !"git".equals(version.text("versionType"))) {
                version(version, ranges, versions);
            }
        }
        if (ranges.isEmpty() && versions.isEmpty()) {
            return null;
        }
        boolean fixed = ranges.stream().anyMatch(range -> range.fixed() != null);
        FixState state = fixed ? FixState.FIXED : FixState.AFFECTED;
        return new Affected(new Ecosystem(ecosystem, ""), name, ranges, versions, state, null);
    }

    private static @Nullable String ecosystem(String type, String collection) {
        return switch (type) {
            case "maven" -> "Maven";
            case "go-module" -> "Go";
            case "npm" -> "npm";
            case "python" -> collection.isEmpty() || collection.equals("https://pypi.org") ? "PyPI" : null;
            default -> null;
        };
    }

    private static void version(JsonValue said, List<VersionRange> ranges, List<String> versions) {
        String from = said.text("version", "0");
        String below = said.text("lessThan");
        String upTo = said.text("lessThanOrEqual");
        String start = from.equals("0") || from.equals("*") ? null : from;
        if (below != null) {
            ranges.add(new VersionRange(start, below.equals("*") ? null : below, null));
        } else if (upTo != null) {
            ranges.add(new VersionRange(start, null, upTo.equals("*") ? null : upTo));
        } else if (start != null) {
            versions.add(start);
        } else if (from.equals("*")) {
            ranges.add(VersionRange.ALL);
        }
    }
}
