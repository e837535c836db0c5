package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.JsonValue;
import io.pratique.json.Yaml;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// GitLab's advisory database (gemnasium-db), one file for each problem of a package at `TYPE/PACKAGE/ID.yml`.
/// Ranges
/// are written as the ecosystem writes them: intervals for Maven and NuGet, comparators for the others.
public final class GitlabFeed implements Feed {
    private static final String ARCHIVE =
            "gitlab.com/gitlab-org/security-products/gemnasium-db/-/archive/master/gemnasium-db-master.zip";

    private static final Map<String, String> ECOSYSTEMS = Map.of(
            "cargo", "crates.io",
            "conan", "ConanCenter",
            "gem", "RubyGems",
            "go", "Go",
            "maven", "Maven",
            "npm", "npm",
            "nuget", "NuGet",
            "packagist", "Packagist",
            "pypi", "PyPI",
            "swift", "SwiftURL");

    private final CvssScores scores = new CvssScores();

    @Override
    public String id() {
        return "gitlab";
    }

    @Override
    public String description() {
        return "GitLab advisory database (limited use)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public boolean restricted() {
        return true;
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror", ARCHIVE), Path.of("upstream/gitlab/raw"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(Download.File.of("https://" + ARCHIVE, 512L << 20));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        RecordFiles.each(
                data,
                name -> name.endsWith(".yml") && ECOSYSTEMS.keySet().stream().anyMatch(type -> isOf(type, name)),
                (name, record) -> out.accept(new FeedItem.Entry(advisory(Yaml.parse(record)))),
                problems);
    }

    private static boolean isOf(String type, String file) {
        return GithubRepository.isBelow(file, type + "/");
    }

    private Advisory advisory(JsonValue record) throws IOException {
        String id = record.text("identifier", "");
        String slug = record.text("package_slug", "");
        int slash = slug.indexOf('/');
        String type = slug.substring(0, Math.max(0, slash));
        String ecosystem = ECOSYSTEMS.get(type);
        if (id.isEmpty() || ecosystem == null) {
            throw new IOException("no identifier or no known package");
        }
        NpmRange said = versions(type, record.text("affected_range", ""));
        List<String> fixed = record.get("fixed_versions").strings();
        return new Advisory(
                id,
                record.get("identifiers").strings().stream()
                        .filter(name -> !name.equals(id))
                        .toList(),
                List.of(),
                id(),
                rating(record),
                List.of(new Affected(
                        new Ecosystem(ecosystem, ""),
                        name(type, slug.substring(slash + 1)),
                        fixed.size() == 1 ? said.fixedBy(">=" + bare(fixed.getFirst())) : said.ranges(),
                        said.versions(),
                        fixed.isEmpty() ? FixState.AFFECTED : FixState.FIXED,
                        null)),
                Dates.instant(record.text("pubdate")),
                Dates.instant(record.text("date")),
                null,
                record.get("urls").strings().stream().findFirst().orElse(null));
    }

    private static NpmRange versions(String type, String range) throws IOException {
        boolean intervals = type.equals("maven") || type.equals("nuget");
        return intervals ? Intervals.parse(range) : NpmRange.parse(range.replace(',', ' '));
    }

    private static String bare(String version) {
        return version.startsWith("v") ? version.substring(1) : version;
    }

    /// Maven's packages are named `GROUP/ARTIFACT`.
    private static String name(String type, String name) {
        return type.equals("maven") ? name.replace('/', ':') : name;
    }

    private @Nullable Rating rating(JsonValue record) {
        for (String version : List.of("cvss_v4", "cvss_v3", "cvss_v2")) {
            Rating rating = scores.rate(record.text(version), id());
            if (rating != null) {
                return rating;
            }
        }
        return null;
    }
}
