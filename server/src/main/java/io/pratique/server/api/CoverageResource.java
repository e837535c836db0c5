package io.pratique.server.api;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import io.pratique.match.Assessment;
import io.pratique.match.Assessment.Unjudged;
import io.pratique.model.ScanProblem;
import io.pratique.model.inventory.Programs;
import io.pratique.server.judge.Assessing;
import io.pratique.server.judge.FeedStates;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ledger of an image: what its result rests on, and what nobody looked at. What is not known is null.
public final class CoverageResource implements Resource {
    private final Database database;
    private final Assessing assessing;

    public CoverageResource(Database database, Assessing assessing) {
        this.database = database;
        this.assessing = assessing;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/images/{image}/coverage", this::coverage));
    }

    private record Reading(OffsetDateTime scanned, String source, String analyzers, String ledger) {}

    private record Known(Optional<Reading> reading, List<FeedStates.Row> feeds) {}

    private Reply coverage(Call call) throws IOException, Problem {
        int id = call.id("image");
        Known known = database.of(
                call.organisation(),
                transaction -> new Known(
                        transaction
                                .createQuery("""
                                        select scanned, source, analyzers, ledger from inventory
                                        where image = :image and superseded = 'infinity'
                                        """)
                                .bind("image", id)
                                .map((row, context) -> new Reading(
                                        row.getObject("scanned", OffsetDateTime.class),
                                        row.getString("source"),
                                        row.getString("analyzers"),
                                        row.getString("ledger")))
                                .findOne(),
                        FeedStates.list(transaction, call.organisation())));
        Reading reading = known.reading().orElseThrow(() -> Problem.notFound("scanned image " + id));
        Assessment assessment =
                assessing.assess(call.organisation(), id).orElseThrow(() -> Problem.notFound("scanned image " + id));
        JsonValue ledger = Json.parse(reading.ledger().getBytes(StandardCharsets.UTF_8));
        return Reply.json(json -> {
            reading(json, reading, ledger);
            judging(json, assessment);
            json.array("staleFeeds", () -> {
                for (FeedStates.Row row : known.feeds()) {
                    if (row.stale()) {
                        json.object(() -> AdvisoriesResource.write(json, row));
                    }
                }
            });
        });
    }

    private static void reading(JsonWriter json, Reading reading, JsonValue ledger) throws IOException {
        json.string("scanned", reading.scanned().toString());
        json.string("source", reading.source());
        json.string("analyzers", reading.analyzers().isEmpty() ? null : reading.analyzers());
        number(json, "bytes", ledger.get("bytes").integer());
        number(json, "files", ledger.get("files").integer());
    }

    private static void number(JsonWriter json, String name, @Nullable Long value) throws IOException {
        if (value == null) {
            json.nothing(name);
        } else {
            json.number(name, value);
        }
    }

    private static void judging(JsonWriter json, Assessment assessment) throws IOException {
        var scan = assessment.scan();
        json.string("status", scan.status().name().toLowerCase(Locale.ROOT));
        json.string(
                "system",
                scan.sbom().distro() == null ? null : scan.sbom().distro().id());
        json.number("packages", scan.sbom().components().size());
        Programs programs = scan.programs();
        if (programs == null) {
            json.nothing("programs");
        } else {
            json.object(
                    "programs",
                    () -> json.number("seen", programs.seen())
                            .number("unexplained", programs.unexplained())
                            .strings("examples", programs.examples()));
        }
        json.array("problems", () -> {
            for (ScanProblem problem : scan.problems()) {
                json.object(() -> json.string("kind", problem.kind().name().toLowerCase(Locale.ROOT))
                        .string("where", problem.where())
                        .string("message", problem.message()));
            }
        });
        json.array("unjudged", () -> {
            for (Unjudged unjudged : assessment.unjudged()) {
                json.object(() -> json.string("ecosystem", unjudged.ecosystem())
                        .number("packages", unjudged.packages())
                        .bool("partly", unjudged.partly())
                        .string("reason", unjudged.reason()));
            }
        });
        json.object(
                "advisories",
                () -> json.string("generation", assessment.advisories().id())
                        .string("built", assessment.advisories().built().toString()));
    }
}
