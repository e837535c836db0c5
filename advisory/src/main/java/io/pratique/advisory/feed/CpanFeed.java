package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.JsonValue;
import io.pratique.json.Yaml;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Advisories of distributions of CPAN: one file per distribution, `Convert-ASN1`, with all its advisories.
public final class CpanFeed implements Feed {
    private static final GithubRepository REPOSITORY = GithubRepository.of("briandfoy/cpan-security-advisory");
    private static final Ecosystem CPAN = new Ecosystem("CPAN", "");

    @Override
    public String id() {
        return "cpan";
    }

    @Override
    public String description() {
        return "CPAN security advisories (Artistic-2.0)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("CPAN");
    }

    @Override
    public List<Path> locations() {
        return List.of(REPOSITORY.location(), Path.of("upstream/cpan/raw"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(REPOSITORY.download());
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        RecordFiles.each(
                data,
                name -> name.endsWith(".yml") && GithubRepository.isBelow(name, "cpansa/"),
                (name, record) -> {
                    JsonValue document = Yaml.parse(record);
                    String distribution = document.text("distribution");
                    if (distribution == null) {
                        throw new IOException("no distribution");
                    }
                    for (JsonValue said : document.get("advisories").items()) {
                        one(distribution, said, out, problems);
                    }
                },
                problems);
    }

    private void one(String distribution, JsonValue said, Consumer<FeedItem> out, Consumer<String> problems) {
        try {
            if (!said.get("affected_versions").items().isEmpty()) {
                out.accept(new FeedItem.Entry(advisory(distribution, said)));
            }
        } catch (IOException problem) {
            problems.accept(Problems.line(said.text("id", distribution), problem));
        }
    }

    private Advisory advisory(String distribution, JsonValue said) throws IOException {
        String id = said.text("id");
        if (id == null) {
            throw new IOException("no id");
        }
        NpmRange affected = NpmRange.any(said.get("affected_versions").strings());
        List<String> cves = said.get("cves").strings();
        List<String> names = new ArrayList<>(cves.size() > 1 ? List.of() : cves);
        names.addAll(said.get("github_security_advisory").strings());
        boolean fixed = affected.ranges().stream().anyMatch(range -> range.fixed() != null);
        Severity severity = Severity.parse(said.text("severity", ""));
        return new Advisory(
                id,
                names,
                cves.size() > 1 ? cves : List.of(),
                id(),
                CvssScores.worded(severity, id()),
                List.of(new Affected(
                        CPAN,
                        distribution,
                        affected.ranges(),
                        affected.versions(),
                        fixed ? FixState.FIXED : FixState.AFFECTED,
                        null)),
                Dates.instant(said.text("reported")),
                null,
                null,
                "https://metacpan.org/dist/" + distribution);
    }
}
