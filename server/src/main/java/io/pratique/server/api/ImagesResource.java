package io.pratique.server.api;

import io.pratique.json.JsonWriter;
import io.pratique.match.policy.FindingOrder;
import io.pratique.report.format.ReportFormat;
import io.pratique.report.format.ReportFormats;
import io.pratique.report.format.ReportOptions;
import io.pratique.sbom.format.SbomFormats;
import io.pratique.sbom.format.SbomOptions;
import io.pratique.server.catalogue.ImageCursor;
import io.pratique.server.catalogue.ImageQuery;
import io.pratique.server.catalogue.ImageQuery.Order;
import io.pratique.server.catalogue.ImageRow;
import io.pratique.server.catalogue.ImageRow.Confidence;
import io.pratique.server.catalogue.ImageRow.Counts;
import io.pratique.server.finding.Vulnerabilities;
import io.pratique.server.judge.Assessing;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Images: which there are, what is known of each.
public final class ImagesResource implements Resource {
    private final Database database;
    private final Assessing assessing;
    private final Vulnerabilities vulnerabilities;
    private final Clock clock;
    private final String version;

    /// @param clock for the day by which an operating system is past its end of life
    /// @param version this program's own
    public ImagesResource(
            Database database, Assessing assessing, Vulnerabilities vulnerabilities, Clock clock, String version) {
        this.database = database;
        this.assessing = assessing;
        this.vulnerabilities = vulnerabilities;
        this.clock = clock;
        this.version = version;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/images", this::list),
                Route.get("/api/v1/images/{image}", this::one),
                Route.get("/api/v1/images/{image}/report", this::report),
                Route.get("/api/v1/images/{image}/sbom", this::sbom));
    }

    private Reply list(Call call) throws IOException, Problem {
        int limit = Page.limit(call);
        Order order = order(call.parameter("sort", "newest"));
        var query = new ImageQuery(
                call.number("registry"),
                call.parameter("search", ""),
                call.parameter("vulnerability") == null
                        ? List.of()
                        : vulnerabilities.names(call.parameter("vulnerability", "")),
                call.parameter("package", ""),
                call.parameter("version", ""),
                order,
                cursor(call, order),
                limit);
        List<ImageRow> rows = database.of(call.organisation(), query::run);
        return Page.of(rows, limit, query::next, ImagesResource::write);
    }

    private static Order order(String word) throws Problem {
        return switch (word) {
            case "worst" -> Order.WORST;
            case "newest" -> Order.NEWEST;
            default -> throw Problem.badRequest("sort is one of newest, worst");
        };
    }

    /// Where the page of images before the one that is asked for ended; null for the first page.
    public static @Nullable ImageCursor cursor(Call call, Order order) throws Problem {
        String text = call.parameter("cursor", "");
        try {
            return text.isEmpty() ? null : ImageCursor.parse(text, order);
        } catch (IllegalArgumentException notOurs) {
            throw Problem.badRequest("cursor is what the last page of the same list gave as next");
        }
    }

    private ImageRow find(Call call) throws Problem {
        int id = call.id("image");
        List<ImageRow> rows = database.of(call.organisation(), transaction -> ImageQuery.one(transaction, id));
        if (rows.isEmpty()) {
            throw Problem.notFound("image " + id);
        }
        return rows.getFirst();
    }

    private Reply one(Call call) throws IOException, Problem {
        ImageRow row = find(call);
        return Reply.json(json -> write(json, row)).tagged();
    }

    static void write(JsonWriter json, ImageRow row) throws IOException {
        json.number("id", row.id());
        json.string("digest", row.digest());
        json.string("platform", row.platform().isEmpty() ? null : row.platform());
        json.strings("places", row.places());
        json.string("pushed", text(row.pushed()));
        json.string("pulled", text(row.pulled()));
        json.string("removed", text(row.removed()));
        json.string("scanned", text(row.scanned()));
        json.string("status", row.status() == null ? "waiting" : row.status());
        Counts counts = row.counts();
        json.string("confidence", row.confidence().name().toLowerCase(Locale.ROOT));
        if (counts == null) {
            json.nothing("findings");
            return;
        }
        json.number("packages", counts.packages());
        json.number("unjudged", counts.unjudged());
        json.number("partlyJudged", counts.partly());
        json.string("judged", text(counts.judged()));
        // Where nothing is known there are no counts, and certainly not zero.
        if (row.confidence() == Confidence.NONE) {
            json.nothing("findings");
            return;
        }
        json.object(
                "findings",
                () -> json.number("critical", counts.critical())
                        .number("high", counts.high())
                        .number("medium", counts.medium())
                        .number("low", counts.low())
                        .number("negligible", counts.negligible())
                        .number("unknown", counts.unknown())
                        .number("fixable", counts.fixable())
                        .number("exploited", counts.exploited()));
    }

    static @Nullable String text(@Nullable Object time) {
        return time == null ? null : time.toString();
    }

    /// The report that `pratique scan` writes, of the stored inventory and the present advisories.
    private Reply report(Call call) throws IOException, Problem {
        String id = call.parameter("format", "json");
        ReportFormat format =
                ReportFormats.of(id).orElseThrow(() -> Problem.badRequest("there is no report format " + id));
        ImageRow row = find(call);
        var assessment = assessing
                .assess(call.organisation(), row.id())
                .orElseThrow(() -> Problem.conflict("this image was not scanned yet"));
        var options =
                new ReportOptions(false, 0, LocalDate.now(clock), FindingOrder.RISK, call.flag("suppressed"), version);
        String type = id.equals("table") ? "text/plain; charset=utf-8" : "application/json";
        return Reply.streamed(type, out -> format.write(assessment, out, options));
    }

    private Reply sbom(Call call) throws IOException, Problem {
        String id = call.parameter("format", "cyclonedx");
        SbomFormats.Choice choice =
                SbomFormats.of(id).orElseThrow(() -> Problem.badRequest("there is no SBOM format " + id));
        ImageRow row = find(call);
        var inventory = assessing
                .inventory(call.organisation(), row.id())
                .orElseThrow(() -> Problem.conflict("this image was not scanned yet"));
        String type = id.toLowerCase(Locale.ROOT).contains("xml") ? "application/xml" : "application/json";
        return Reply.streamed(
                type,
                out -> choice.format()
                        .write(inventory, new SbomOptions(choice.version(), version, clock.instant()), out));
    }
}
