package io.pratique.server.api;

import io.pratique.json.JsonWriter;
import io.pratique.model.finding.Severity;
import io.pratique.server.finding.Confirmation;
import io.pratique.server.finding.FindingQuery;
import io.pratique.server.finding.FindingQuery.Inventory;
import io.pratique.server.finding.FindingRow;
import io.pratique.server.finding.Replaced;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The findings of an image: now, as they were known at any time, and what became of those of the image before it.
public final class FindingsResource implements Resource {
    private static final List<String> SEVERITIES = Arrays.stream(Severity.values())
            .map(severity -> severity.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Database database;

    public FindingsResource(Database database) {
        this.database = database;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/images/{image}/findings", this::findings),
                Route.get("/api/v1/images/{image}/confirmation", this::confirmation));
    }

    private Reply findings(Call call) throws IOException, Problem {
        int limit = Page.limit(call);
        String severity = call.word("severity", SEVERITIES);
        var query = new FindingQuery(
                call.id("image"),
                instant(call.parameter("asOf")),
                severity.isEmpty() ? null : SEVERITIES.indexOf(severity),
                call.flag("fixable"),
                Page.after(call),
                limit);
        record Found(Inventory inventory, List<FindingRow> rows) {}
        Found found = database.of(call.organisation(), transaction -> {
            requireImage(transaction, query.image());
            Inventory inventory = query.inventory(transaction)
                    .orElseThrow(() -> Problem.conflict(
                            query.at() == null
                                    ? "this image was not scanned yet"
                                    : "nothing was known of this image at that time"));
            return new Found(inventory, query.run(transaction, inventory));
        });
        return Page.of(
                found.rows(),
                limit,
                row -> Long.toString(row.id()),
                FindingJson::write,
                json -> json.object(
                        "inventory",
                        () -> json.string("scanned", found.inventory().scanned().toString())
                                .string("status", found.inventory().status())
                                .number("packages", found.inventory().packages())));
    }

    static void requireImage(Handle transaction, int image) throws Problem {
        if (transaction
                .createQuery("select id from image where id = :id")
                .bind("id", image)
                .mapTo(Integer.class)
                .findOne()
                .isEmpty()) {
            throw Problem.notFound("image " + image);
        }
    }

    private static @Nullable OffsetDateTime instant(@Nullable String text) throws Problem {
        try {
            return text == null ? null : Instant.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException notOne) {
            throw Problem.badRequest("asOf is a time such as 2026-11-24T12:00:00Z");
        }
    }

    private Reply confirmation(Call call) throws IOException, Problem {
        int image = call.id("image");
        Confirmation confirmation = database.of(call.organisation(), transaction -> {
            requireImage(transaction, image);
            Replaced replaced = Replaced.by(transaction, image)
                    .orElseThrow(() -> Problem.conflict("no tag is known that moved to this image from another one"));
            Optional<Confirmation> compared = Confirmation.of(transaction, replaced, image);
            return compared.orElseThrow(() -> Problem.conflict("one of the two images was not scanned yet"));
        });
        Replaced replaced = confirmation.replaced();
        return Reply.json(json -> {
                    json.object(
                            "replaced",
                            () -> json.number("image", replaced.image())
                                    .string("digest", replaced.digest())
                                    .number("registry", replaced.registry())
                                    .string("repository", replaced.repository())
                                    .string("tag", replaced.tag())
                                    .string("moved", replaced.moved().toString()));
                    json.bool("complete", confirmation.complete());
                    write(json, "gone", confirmation.gone());
                    write(json, "still", confirmation.still());
                    write(json, "new", confirmation.added());
                })
                .tagged();
    }

    private static void write(JsonWriter json, String name, List<FindingRow> rows) throws IOException {
        json.array(name, () -> {
            for (FindingRow row : rows) {
                json.object(() -> FindingJson.write(json, row));
            }
        });
    }
}
