package io.pratique.advisory.feed;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The repositories of RetireJS, as far as they speak of npm packages.
///
/// `npmrepository.json` is about npm. `jsrepository.json` is about libraries in browsers: what it says of one holds
/// for the npm package that its `npmname` names, or for the package of the same name where the problem has a GitHub
/// advisory, since those are written about packages.
public final class RetireJsFeed implements Feed {
    private static final Ecosystem NPM = new Ecosystem("npm", "");

    /// "Below" one of these major versions is how the repository says that no version has the fix.
    private static final Set<String> NO_VERSION = Set.of("99", "100", "999", "9999");

    @Override
    public String id() {
        return "retirejs";
    }

    @Override
    public String description() {
        return "RetireJS repositories, the npm part (Apache-2.0)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<Path> locations() {
        return List.of(
                Path.of("mirror/raw.githubusercontent.com/RetireJS/retire.js/master/repository"),
                Path.of("upstream/retirejs/raw/repository"));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        RecordFiles.each(
                data,
                "repository.json",
                (name, record) -> {
                    boolean npm = name.equals("npmrepository.json");
                    if (npm || name.equals("jsrepository.json")) {
                        Json.parse(record).fields().forEach((library, about) -> library(library, about, npm, out));
                    }
                },
                problems);
    }

    private void library(String library, JsonValue about, boolean npm, Consumer<FeedItem> out) {
        if (library.equals("retire-example")) {
            return;
        }
        String npmName = about.text("npmname");
        for (JsonValue problem : about.get("vulnerabilities").items()) {
            JsonValue names = problem.get("identifiers");
            boolean known = names.text("githubID") != null
                    || !names.get("CVE").strings().isEmpty();
            // CWE-1104, "unmaintained", is a remark on a release series and no problem in itself.
            boolean remark = !known && problem.get("cwe").strings().contains("CWE-1104");
            boolean sameName = npm || names.text("githubID") != null;
            if (!remark && (npmName != null || sameName)) {
                out.accept(new FeedItem.Entry(advisory(npmName == null ? library : npmName, problem, names)));
            }
        }
    }

    private Advisory advisory(String name, JsonValue problem, JsonValue names) {
        String from = LooseSemver.read(problem.text("atOrAbove"));
        String below = LooseSemver.read(problem.text("below"));
        String fixed = below == null || NO_VERSION.contains(below.substring(0, below.indexOf('.'))) ? null : below;
        var affected = new Affected(
                NPM,
                name,
                List.of(new VersionRange(from, fixed, null)),
                List.of(),
                fixed == null ? FixState.AFFECTED : FixState.FIXED,
                null);
        List<String> cves = names.get("CVE").strings();
        String github = names.text("githubID");
        String number = names.text("retid");
        String range = problem.text("atOrAbove", "0") + "-" + problem.text("below", "all");
        String own = number == null ? name + "-" + range : number;
        return new Advisory(
                github != null ? github : cves.isEmpty() ? "RETIREJS-" + own : cves.getFirst(),
                cves.size() == 1 ? cves : List.of(),
                cves.size() > 1 ? cves : List.of(),
                id(),
                rating(problem.text("severity", "")),
                List.of(affected),
                null,
                null,
                null,
                url(problem, github));
    }

    private @Nullable Rating rating(String word) {
        Severity severity = Severity.parse(word);
        return CvssScores.worded(severity, id());
    }

    private static @Nullable String url(JsonValue problem, @Nullable String github) {
        if (github != null) {
            return "https://github.com/advisories/" + github;
        }
        List<String> pages = problem.get("info").strings();
        return pages.isEmpty() ? null : pages.getFirst();
    }
}
