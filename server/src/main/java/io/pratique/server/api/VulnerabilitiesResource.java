package io.pratique.server.api;

import io.pratique.advisory.store.Candidate;
import io.pratique.advisory.store.PackageStatement;
import io.pratique.json.JsonWriter;
import io.pratique.model.finding.VersionRange;
import io.pratique.server.catalogue.ImageQuery;
import io.pratique.server.catalogue.ImageQuery.Order;
import io.pratique.server.catalogue.ImageRow;
import io.pratique.server.finding.AffectedRow;
import io.pratique.server.finding.Vulnerabilities;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Vulnerabilities, by any of their names: what is said of one, which packages and which images have it.
public final class VulnerabilitiesResource implements Resource {
    private static final int MOST_SOURCES = 200;
    private static final int MOST_COMPONENTS = 1_000;

    private final Database database;
    private final Vulnerabilities vulnerabilities;

    public VulnerabilitiesResource(Database database, Vulnerabilities vulnerabilities) {
        this.database = database;
        this.vulnerabilities = vulnerabilities;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/vulnerabilities/{vulnerability}", this::one),
                Route.get("/api/v1/vulnerabilities/{vulnerability}/images", this::images));
    }

    private Reply one(Call call) throws IOException, Problem {
        String name = call.variable("vulnerability");
        List<PackageStatement> statements = vulnerabilities.statements(name);
        List<String> names = vulnerabilities.names(name);
        record Found(List<AffectedRow> components, int images) {}
        Found found = database.of(
                call.organisation(),
                transaction -> new Found(
                        AffectedRow.list(transaction, names, MOST_COMPONENTS), AffectedRow.images(transaction, names)));
        if (statements.isEmpty() && found.components().isEmpty()) {
            throw Problem.notFound("vulnerability " + name + " that the advisories know");
        }
        String primary = Vulnerabilities.primary(name, statements);
        return Reply.json(json -> {
                    json.string("name", primary);
                    json.strings(
                            "aliases",
                            names.stream()
                                    .filter(other -> !other.equals(primary))
                                    .sorted()
                                    .toList());
                    json.number("images", found.images());
                    json.array("components", () -> {
                        for (AffectedRow row : found.components()) {
                            json.object(() -> affected(json, row));
                        }
                    });
                    json.array("sources", () -> {
                        for (PackageStatement statement :
                                statements.stream().limit(MOST_SOURCES).toList()) {
                            json.object(() -> source(json, statement));
                        }
                    });
                })
                .tagged();
    }

    private static void affected(JsonWriter json, AffectedRow row) throws IOException {
        json.number("id", row.component());
        json.string("purl", row.purl());
        json.string("name", row.name());
        json.string("version", row.version());
        json.string("severity", row.severity().name().toLowerCase(Locale.ROOT));
        json.string("state", row.state());
        json.string("fixed", row.fixed());
        json.string("since", row.since().toString());
        json.number("images", row.images());
    }

    private static void source(JsonWriter json, PackageStatement statement) throws IOException {
        Candidate said = statement.candidate();
        json.string("feed", said.feed());
        json.string("advisory", said.advisory());
        json.string("ecosystem", statement.ecosystem().toString());
        json.string("package", statement.name());
        json.string("state", said.state().text());
        json.strings(
                "ranges", said.ranges().stream().map(VersionRange::toString).toList());
        json.string("published", ImagesResource.text(said.published()));
        json.string("url", said.url());
    }

    private Reply images(Call call) throws IOException, Problem {
        int limit = Page.limit(call);
        var query = ImageQuery.affected(
                vulnerabilities.names(call.variable("vulnerability")), ImagesResource.cursor(call, Order.WORST), limit);
        List<ImageRow> rows = database.of(call.organisation(), query::run);
        return Page.of(rows, limit, query::next, ImagesResource::write);
    }
}
