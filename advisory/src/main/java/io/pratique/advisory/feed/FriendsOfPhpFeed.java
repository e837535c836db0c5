package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.JsonValue;
import io.pratique.json.Yaml;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Advisories of packages of Composer: per branch of a package the constraints of the affected versions.
public final class FriendsOfPhpFeed implements Feed {
    private static final GithubRepository REPOSITORY = GithubRepository.of("FriendsOfPHP/security-advisories");
    private static final Ecosystem PACKAGIST = new Ecosystem("Packagist", "");
    private static final String REFERENCE = "composer://";

    @Override
    public String id() {
        return "friendsofphp";
    }

    @Override
    public String description() {
        return "FriendsOfPHP security advisories (Unlicense)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<Path> locations() {
        return List.of(REPOSITORY.location(), Path.of("upstream/friendsofphp/raw"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(REPOSITORY.download());
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        RecordFiles.each(
                data,
                name -> name.endsWith(".yaml")
                        && !name.substring(name.lastIndexOf('/') + 1).startsWith("."),
                (name, record) -> out.accept(new FeedItem.Entry(advisory(name, Yaml.parse(record)))),
                problems);
    }

    private Advisory advisory(String file, JsonValue record) throws IOException {
        String reference = record.text("reference", "");
        if (!reference.startsWith(REFERENCE) || reference.length() == REFERENCE.length()) {
            throw new IOException("no package");
        }
        String name = reference.substring(REFERENCE.length());
        String cve = record.text("cve", "").strip();
        String label = file.substring(file.lastIndexOf('/') + 1, file.length() - ".yaml".length());
        NpmRange said = NpmRange.parse(record.get("branches").fields().values().stream()
                .map(branch -> String.join(" ", branch.get("versions").strings()))
                .collect(Collectors.joining("||")));
        boolean fixed = said.ranges().stream().anyMatch(range -> range.fixed() != null);
        return new Advisory(
                cve.startsWith("CVE-") ? cve : "FriendsOfPHP/" + name + "/" + label,
                List.of(),
                List.of(),
                id(),
                null,
                List.of(new Affected(
                        PACKAGIST,
                        name,
                        said.ranges(),
                        said.versions(),
                        fixed ? FixState.FIXED : FixState.AFFECTED,
                        null)),
                published(record),
                null,
                null,
                record.text("link"));
    }

    /// The first day on which a branch was fixed.
    private static @Nullable Instant published(JsonValue record) {
        return record.get("branches").fields().values().stream()
                .map(branch -> Dates.instant(branch.text("time")))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
