package io.pratique.advisory.feed;

import io.pratique.json.JsonValue;
import io.pratique.json.Yaml;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The victims database of Java and Python libraries; it ends in 2020.
public final class VictimsFeed implements Feed {
    @Override
    public String id() {
        return "victims";
    }

    @Override
    public String description() {
        return "Victims CVE database, Maven and PyPI to 2020 (CC-BY-SA-4.0)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("upstream/victims/raw/database"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        RecordFiles.each(
                data,
                ".yaml",
                (name, record) -> out.accept(new FeedItem.Entry(advisory(Yaml.parse(record)))),
                problems);
    }

    private Advisory advisory(JsonValue record) throws IOException {
        String cve = record.text("cve");
        if (cve == null) {
            throw new IOException("no cve");
        }
        List<Affected> affected = new ArrayList<>();
        for (JsonValue item : record.get("affected").items()) {
            Affected said = affected(item);
            if (said != null) {
                affected.add(said);
            }
        }
        return new Advisory(
                "CVE-" + cve,
                List.of(),
                List.of(),
                id(),
                rating(record.text("cvss_v2")),
                affected,
                null,
                null,
                null,
                null);
    }

    private static @Nullable Affected affected(JsonValue item) {
        String group = item.text("groupId");
        String artifact = item.text("artifactId");
        String name = group == null || artifact == null ? item.text("name") : group + ":" + artifact;
        if (name == null) {
            return null;
        }
        List<String> fixes = item.get("fixedin").strings();
        List<VersionRange> ranges = new ArrayList<>();
        List<String> versions = new ArrayList<>();
        for (String version : item.get("version").strings()) {
            if (version.startsWith("==")) {
                versions.add(number(version));
            } else if (version.startsWith("<")) {
                ranges.add(range(version, fixes));
            }
        }
        if (ranges.isEmpty() && versions.isEmpty()) {
            return null;
        }
        boolean fixed = ranges.stream().anyMatch(range -> range.fixed() != null);
        return new Affected(
                new Ecosystem(group == null ? "PyPI" : "Maven", ""),
                name,
                ranges,
                versions,
                fixed ? FixState.FIXED : FixState.AFFECTED,
                null);
    }

    /// `<=2.3.31,2.3` means up to 2.3.31 within series 2.3; the fix of the same series ends the range.
    private static VersionRange range(String version, List<String> fixes) {
        String series = series(version);
        for (String fix : fixes) {
            if (fix.startsWith(">=") && java.util.Objects.equals(series(fix), series)) {
                return new VersionRange(series, number(fix), null);
            }
        }
        return version.startsWith("<=")
                ? new VersionRange(series, null, number(version))
                : new VersionRange(series, number(version), null);
    }

    private static String number(String text) {
        int from = 0;
        while (from < text.length() && "<>=".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        int comma = text.indexOf(',');
        return text.substring(from, comma < from ? text.length() : comma).strip();
    }

    private static @Nullable String series(String text) {
        int comma = text.indexOf(',');
        return comma < 0 ? null : text.substring(comma + 1).strip();
    }

    private @Nullable Rating rating(@Nullable String score) {
        return score == null ? null : CvssScores.plain(new JsonValue.Num(score).decimal(), id());
    }
}
