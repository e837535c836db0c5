package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The Arch Linux security tracker: groups of CVEs (AVG) and the packages that have them.
public final class ArchFeed implements Feed {
    private static final String PLACE = "security.archlinux.org/issues/all.json";

    @Override
    public String id() {
        return "arch";
    }

    @Override
    public String description() {
        return "Arch Linux security tracker (no licence stated)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("Arch Linux");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/" + PLACE));
    }

    @Override
    public List<Download> downloads() {
        return List.of(Download.File.of("https://" + PLACE, 256L << 20));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        JsonItems.each(data, "issues", record -> group(record, out), problems);
    }

    private void group(JsonValue record, Consumer<FeedItem> out) throws IOException {
        String name = record.text("name");
        List<String> packages = record.get("packages").strings();
        if (name == null || packages.isEmpty()) {
            throw new IOException("no name or no packages");
        }
        Severity severity = Severity.parse(record.text("severity", ""));
        List<Affected> affected =
                packages.stream().map(each -> affected(each, record)).toList();
        out.accept(new FeedItem.Entry(new Advisory(
                name,
                record.get("advisories").strings(),
                record.get("issues").strings(),
                id(),
                CvssScores.worded(severity, id()),
                affected,
                null,
                null,
                null,
                "https://security.archlinux.org/" + name)));
    }

    /// `affected` is the version in which it was found; earlier ones are taken to have it too.
    private static Affected affected(String name, JsonValue record) {
        String fixed = record.text("fixed");
        FixState state = switch (record.text("status", "")) {
            case "Not affected" -> FixState.NOT_AFFECTED;
            case "Unknown" -> FixState.UNDER_INVESTIGATION;
            default -> fixed == null ? FixState.AFFECTED : FixState.FIXED;
        };
        VersionRange range = fixed == null ? VersionRange.ALL : VersionRange.before(fixed);
        return new Affected(new Ecosystem("Arch Linux", ""), name, List.of(range), List.of(), state, null);
    }
}
