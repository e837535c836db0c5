package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// The Debian security tracker: one object of source packages, each with its problems and their state per release.
public final class DebianFeed implements Feed {
    /// Code names to release numbers, which OSV and os-release use.
    private static final Map<String, String> RELEASES = Map.ofEntries(
            Map.entry("woody", "3.0"),
            Map.entry("sarge", "3.1"),
            Map.entry("etch", "4"),
            Map.entry("lenny", "5"),
            Map.entry("squeeze", "6"),
            Map.entry("wheezy", "7"),
            Map.entry("jessie", "8"),
            Map.entry("stretch", "9"),
            Map.entry("buster", "10"),
            Map.entry("bullseye", "11"),
            Map.entry("bookworm", "12"),
            Map.entry("trixie", "13"),
            Map.entry("forky", "14"),
            Map.entry("duke", "15"));

    /// The kernel has the most to tell: some 20 MB.
    private static final long SOURCE_LIMIT = 64L << 20;

    @Override
    public String id() {
        return "debian";
    }

    @Override
    public String description() {
        return "Debian security tracker (no licence stated)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("Debian");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/security-tracker.debian.org/tracker/data/json"));
    }

    @Override
    public List<Download> downloads() {
        return List.of(Download.File.of("https://security-tracker.debian.org/tracker/data/json", 1L << 30));
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        try (var in = new MeteredInput(Files.newInputStream(data), SOURCE_LIMIT);
                JsonParser parser = Json.factory().createParser(ObjectReadContext.empty(), in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object of source packages");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                in.restart();
                String source = parser.currentName();
                parser.nextToken();
                Json.value(parser).fields().forEach((id, problem) -> advisory(source, id, problem, out));
            }
        } catch (JacksonException problem) {
            throw problem.getCause() instanceof IOException cause ? cause : Json.invalid(problem);
        }
    }

    /// The number of a release, or its code name where it has none yet.
    static String release(String codename) {
        return RELEASES.getOrDefault(codename, codename);
    }

    private void advisory(String source, String id, JsonValue problem, Consumer<FeedItem> out) {
        List<Affected> affected = new ArrayList<>();
        problem.get("releases").fields().forEach((codename, state) -> {
            Affected said = affected(source, release(codename), state);
            if (said != null) {
                affected.add(said);
            }
        });
        if (!affected.isEmpty()) {
            String url = "https://security-tracker.debian.org/tracker/" + id;
            out.accept(new FeedItem.Entry(
                    new Advisory(id, List.of(), List.of(), id(), null, affected, null, null, null, url)));
        }
    }

    private @Nullable Affected affected(String source, String release, JsonValue said) {
        FixState state = state(said);
        if (state == null) {
            return null;
        }
        String fixed = said.text("fixed_version", "");
        VersionRange range = state == FixState.FIXED ? VersionRange.before(fixed) : VersionRange.ALL;
        return new Affected(
                new Ecosystem("Debian", release),
                source,
                List.of(range),
                List.of(),
                state,
                rating(said.text("urgency", "")));
    }

    /// `fixed_version` 0 says that the release never had the problem.
    private static @Nullable FixState state(JsonValue said) {
        return switch (said.text("status", "")) {
            case "resolved" -> {
                String fixed = said.text("fixed_version", "");
                yield fixed.isEmpty() ? null : fixed.equals("0") ? FixState.NOT_AFFECTED : FixState.FIXED;
            }
            case "undetermined" -> FixState.UNDER_INVESTIGATION;
            case "open" -> {
                if (said.text("urgency", "").startsWith("end-of-life")) {
                    yield FixState.END_OF_LIFE;
                }
                yield withoutAdvisory(said);
            }
            default -> null;
        };
    }

    /// `nodsa` holds a note where there will be no advisory of its own; `nodsa_reason` is then `ignored`,
    /// `postponed`
    /// or empty.
    private static FixState withoutAdvisory(JsonValue said) {
        String reason = said.text("nodsa_reason", "");
        if (reason.equals("ignored")) {
            return FixState.WILL_NOT_FIX;
        }
        boolean noted = said.text("nodsa") != null || reason.equals("postponed");
        return noted ? FixState.DEFERRED : FixState.AFFECTED;
    }

    /// Urgencies set by a script are marked: `low**`.
    private @Nullable Rating rating(String urgency) {
        Severity severity = Severity.parse(urgency.replace("*", ""));
        return CvssScores.worded(severity, id());
    }
}
