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
import java.util.List;
import java.util.function.Consumer;

/// Advisories of packages of Hex that Mirego gathers from GitHub's.
public final class ElixirFeed implements Feed {
    private static final GithubRepository REPOSITORY = GithubRepository.of("mirego/elixir-security-advisories");
    private static final Ecosystem HEX = new Ecosystem("Hex", "");

    @Override
    public String id() {
        return "elixir";
    }

    @Override
    public String description() {
        return "Elixir security advisories of Mirego (BSD-3-Clause)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<Path> locations() {
        return List.of(REPOSITORY.location(), Path.of("upstream/elixir/raw"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(REPOSITORY.download());
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        RecordFiles.each(
                data,
                name -> name.endsWith(".yml") && GithubRepository.isBelow(name, "packages/"),
                (name, record) -> out.accept(new FeedItem.Entry(advisory(Yaml.parse(record)))),
                problems);
    }

    private Advisory advisory(JsonValue record) throws IOException {
        String id = record.text("id");
        String name = record.text("package");
        if (id == null || name == null) {
            throw new IOException("no id or no package");
        }
        NpmRange said = NpmRange.any(record.get("vulnerable_version_ranges").strings());
        boolean fixed = !record.get("first_patched_versions").items().isEmpty();
        Severity severity = Severity.parse(record.text("severity", ""));
        return new Advisory(
                id,
                List.of(),
                List.of(),
                id(),
                CvssScores.worded(severity, id()),
                List.of(new Affected(
                        HEX, name, said.ranges(), said.versions(), fixed ? FixState.FIXED : FixState.AFFECTED, null)),
                Dates.instant(record.text("disclosure_date")),
                null,
                null,
                record.text("link"));
    }
}
