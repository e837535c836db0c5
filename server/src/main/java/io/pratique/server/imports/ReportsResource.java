package io.pratique.server.imports;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.match.Assessment;
import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.judge.Assessing;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reports of other scanners: taken, listed, compared with ours.
public final class ReportsResource implements Resource {
    private static final int LARGEST = 64 << 20;
    private static final int SHOWN = 100;

    private final Database database;
    private final Assessing assessing;

    public ReportsResource(Database database, Assessing assessing) {
        this.database = database;
        this.assessing = assessing;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/api/v1/reports", this::take),
                Route.get("/api/v1/reports", this::list),
                Route.get("/api/v1/images/{image}/comparison", this::compare));
    }

    private Reply take(Call call) throws IOException, Problem {
        JsonValue document;
        try {
            document = Json.parse(call.bytes(LARGEST));
        } catch (IOException invalid) {
            throw Problem.badRequest("the report is not JSON: " + invalid.getMessage());
        }
        ForeignReport read = ForeignReports.of(call.parameter("format"), document)
                .orElseThrow(() -> Problem.badRequest("this is no report of a known format; they are "
                        + String.join(", ", ForeignReports.ids()) + ", each as JSON"))
                .parse(document);
        var report = new ForeignReport(
                read.tool(),
                read.version(),
                call.parameter("name", read.name()),
                call.parameter("digest", read.digest()),
                read.findings());
        ForeignStore.Row row = database.of(call.organisation(), transaction -> {
            Integer image = image(transaction, call, report.digest());
            int id = ForeignStore.add(transaction, call.organisation(), report, image);
            return ForeignStore.find(transaction, id).orElseThrow();
        });
        return Reply.json(201, row::write);
    }

    /// The image that a report is about; of an index its first.
    private static @Nullable Integer image(Handle transaction, Call call, String digest) {
        return new Catalogue(transaction, call.organisation())
                .members(digest).stream().findFirst().orElse(null);
    }

    private Reply list(Call call) throws IOException, Problem {
        String image = call.parameter("image");
        String cursor = call.parameter("cursor");
        int before = cursor == null ? Integer.MAX_VALUE : number("cursor", cursor);
        Integer of = image == null ? null : Integer.valueOf(number("image", image));
        List<ForeignStore.Row> rows =
                database.of(call.organisation(), transaction -> ForeignStore.list(transaction, of, before, SHOWN));
        List<ForeignStore.Row> shown = rows.subList(0, Math.min(SHOWN, rows.size()));
        return Reply.json(json -> {
            json.array("items", () -> {
                for (ForeignStore.Row row : shown) {
                    json.object(() -> row.write(json));
                }
            });
            json.string(
                    "next",
                    rows.size() > SHOWN ? Integer.toString(shown.getLast().id()) : null);
        });
    }

    private static int number(String name, String text) throws Problem {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw Problem.badRequest(name + " is a number");
        }
    }

    /// A report about no image of ours, or about another, may be compared too: whoever asks knows what is the same.
    private Reply compare(Call call) throws IOException, Problem {
        int image = call.id("image");
        int id = number("report", call.parameter("report", ""));
        ForeignStore.Row row = database.of(call.organisation(), transaction -> ForeignStore.find(transaction, id))
                .orElseThrow(() -> Problem.notFound("report " + id));
        Assessment assessment = assessing
                .assess(call.organisation(), image)
                .orElseThrow(() -> Problem.notFound("scanned image " + image));
        List<ForeignFinding> foreign =
                database.of(call.organisation(), transaction -> ForeignStore.findings(transaction, id));
        Comparison comparison =
                Comparison.of(assessment, foreign, new TheirReasons(assessment, assessing.advisories()));
        return Reply.json(json -> ComparisonJson.write(json, row, assessment, comparison));
    }
}
