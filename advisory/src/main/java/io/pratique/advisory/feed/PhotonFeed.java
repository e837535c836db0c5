package io.pratique.advisory.feed;

import io.pratique.advisory.mirror.Download;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Photon OS: one file per release, one entry per problem and package.
public final class PhotonFeed implements Feed {
    private static final String PREFIX = "cve_data_photon";
    private static final long ENTRY_LIMIT = 1 << 20;
    private static final String HOST = "https://packages.broadcom.com/artifactory/photon/photon_cve_metadata/";

    @Override
    public String id() {
        return "photon";
    }

    @Override
    public String description() {
        return "Photon OS CVE metadata (no licence stated)";
    }

    @Override
    public boolean bundled() {
        return false;
    }

    @Override
    public List<String> complete() {
        return List.of("Photon OS");
    }

    @Override
    public List<Path> locations() {
        return List.of(Path.of("mirror/packages.broadcom.com/artifactory/photon/photon_cve_metadata"));
    }

    @Override
    public List<Download> downloads() {
        return Stream.of("1.0", "2.0", "3.0", "4.0", "5.0")
                .<Download>map(release -> Download.File.of(HOST + PREFIX + release + ".json", 64L << 20))
                .toList();
    }

    @Override
    public void read(Path data, Consumer<FeedItem> out, Consumer<String> problems) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(data)) {
            files = list.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            String release = name.substring(PREFIX.length()).replace(".json", "");
            try {
                entries(file, new Ecosystem("Photon OS", release), out, problems);
            } catch (IOException problem) {
                problems.accept(Problems.line(name, problem));
            }
        }
    }

    private void entries(Path file, Ecosystem ecosystem, Consumer<FeedItem> out, Consumer<String> problems)
            throws IOException {
        try (var in = new MeteredInput(Files.newInputStream(file), ENTRY_LIMIT);
                JsonParser parser = Json.factory().createParser(ObjectReadContext.empty(), in)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("not a list of problems");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                in.restart();
                JsonValue entry = Json.value(parser);
                String id = entry.text("cve_id", "");
                String name = entry.text("pkg", "");
                if (id.isBlank() || name.isBlank()) {
                    problems.accept(Problems.line(file.getFileName().toString(), "an entry without a name"));
                } else if (!id.startsWith("UNK")) {
                    advisory(id, name, entry, ecosystem, out);
                }
            }
        } catch (JacksonException problem) {
            throw problem.getCause() instanceof IOException cause ? cause : Json.invalid(problem);
        }
    }

    private void advisory(String id, String name, JsonValue entry, Ecosystem ecosystem, Consumer<FeedItem> out) {
        FixState state = state(entry);
        if (state == null) {
            return;
        }
        VersionRange range =
                state == FixState.FIXED ? VersionRange.before(entry.text("res_ver", "")) : VersionRange.ALL;
        out.accept(new FeedItem.Entry(new Advisory(
                id,
                List.of(),
                List.of(),
                id(),
                CvssScores.plain(entry.get("cve_score").decimal(), id()),
                List.of(new Affected(ecosystem, name, List.of(range), List.of(), state, null)),
                null,
                null,
                null,
                null)));
    }

    /// Entries of the first releases have no status.
    private static @Nullable FixState state(JsonValue entry) {
        String fixed = entry.text("res_ver", "NA");
        String status = entry.text("status", "Fixed");
        if (status.equals("Not Affected")) {
            return FixState.NOT_AFFECTED;
        }
        if (!fixed.equals("NA") && !fixed.isBlank()) {
            return FixState.FIXED;
        }
        return entry.text("aff_ver", "").startsWith("all versions") ? FixState.AFFECTED : null;
    }
}
