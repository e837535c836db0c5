package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.JsonValue;
import io.pratique.json.Toml;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Advisories of crates: Markdown that begins with a block of TOML. Notices that a crate is unmaintained or unsound
/// are no vulnerabilities and left out.
public final class RustSecFeed implements Feed {
    private static final GithubRepository REPOSITORY = GithubRepository.of("rustsec/advisory-db");
    private static final Ecosystem CRATES = new Ecosystem("crates.io", "");

    private final CvssScores scores = new CvssScores();

    @Override
    public String id() {
        return "rustsec";
    }

    @Override
    public String description() {
        return "RustSec advisory database (CC0-1.0, parts CC-BY-4.0)";
    }

    @Override
    public boolean bundled() {
        return true;
    }

    @Override
    public List<String> complete() {
        return List.of("crates.io");
    }

    @Override
    public List<Path> locations() {
        return List.of(REPOSITORY.location(), Path.of("upstream/rustsec/raw"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(REPOSITORY.download());
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        RecordFiles.each(
                data,
                name -> name.endsWith(".md") && GithubRepository.isBelow(name, "crates/"),
                (name, record) -> {
                    JsonValue document = Toml.parse(front(record));
                    if (document.get("advisory").text("informational") == null) {
                        out.accept(new FeedItem.Entry(advisory(document)));
                    }
                },
                problems);
    }

    private static byte[] front(byte[] record) throws IOException {
        String text = new String(record, StandardCharsets.UTF_8);
        int from = text.indexOf("```toml");
        int to = text.indexOf("\n```", Math.max(0, from));
        if (from < 0 || to < 0) {
            throw new IOException("no block of TOML at the front");
        }
        return text.substring(from + "```toml".length(), to).getBytes(StandardCharsets.UTF_8);
    }

    private Advisory advisory(JsonValue document) throws IOException {
        JsonValue about = document.get("advisory");
        String id = about.text("id");
        String name = about.text("package");
        if (id == null || name == null) {
            throw new IOException("no id or no package");
        }
        List<String> safe =
                new ArrayList<>(document.get("versions").get("patched").strings());
        boolean fixed = !safe.isEmpty();
        safe.addAll(document.get("versions").get("unaffected").strings());
        List<VersionRange> ranges = Requirements.outside(safe, Requirement.Grammar.CARGO);
        FixState state = fixed ? FixState.FIXED : FixState.AFFECTED;
        var affected = new Affected(CRATES, name, ranges, List.of(), state, null, condition(document.get("affected")));
        return new Advisory(
                id,
                about.get("aliases").strings(),
                List.of(),
                id(),
                scores.rate(about.text("cvss"), id()),
                List.of(affected),
                Dates.instant(about.text("date")),
                null,
                Dates.instant(about.text("withdrawn")),
                "https://rustsec.org/advisories/" + id + ".html");
    }

    private static Condition condition(JsonValue affected) {
        List<String> systems = affected.get("os").strings();
        List<String> platforms = systems.isEmpty() ? affected.get("arch").strings() : systems;
        List<String> functions =
                affected.get("functions").fields().keySet().stream().sorted().toList();
        return platforms.isEmpty() && functions.isEmpty() ? Condition.NONE : new Condition(null, platforms, functions);
    }
}
