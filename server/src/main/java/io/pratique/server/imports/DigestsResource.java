package io.pratique.server.imports;

import io.pratique.match.Assessment;
import io.pratique.match.policy.FindingOrder;
import io.pratique.model.inventory.ScanResult;
import io.pratique.report.format.ReportFormats;
import io.pratique.report.format.ReportOptions;
import io.pratique.sbom.format.SbomFormats;
import io.pratique.sbom.format.SbomOptions;
import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.judge.Assessing;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/// What is known of the image of a digest, for who has the digest and does not want to scan: what
/// `pratique scan --server` asks.
public final class DigestsResource implements Resource {
    private final Database database;
    private final Assessing assessing;
    private final Clock clock;
    private final String version;

    /// @param clock for the day by which an operating system is past its end of life
    /// @param version this program's own
    public DigestsResource(Database database, Assessing assessing, Clock clock, String version) {
        this.database = database;
        this.assessing = assessing;
        this.clock = clock;
        this.version = version;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/digests/{digest}/report", this::report),
                Route.get("/api/v1/digests/{digest}/sbom", this::sbom));
    }

    /// In JSON, as `pratique scan --format json` writes it.
    private Reply report(Call call) throws IOException, Problem {
        Assessment assessment =
                assessing.assess(call.organisation(), image(call)).orElseThrow(() -> unknown(call));
        var options = new ReportOptions(false, 0, LocalDate.now(clock), FindingOrder.RISK, true, version);
        return Reply.streamed(
                "application/json",
                out -> ReportFormats.of("json").orElseThrow().write(assessment, out, options));
    }

    /// The stored inventory, with all that makes it one and the same again when it is read.
    private Reply sbom(Call call) throws IOException, Problem {
        ScanResult inventory =
                assessing.inventory(call.organisation(), image(call)).orElseThrow(() -> unknown(call));
        SbomFormats.Choice choice = SbomFormats.of("cyclonedx").orElseThrow();
        return Reply.streamed(
                choice.format().mediaType(),
                out -> choice.format().write(inventory, new SbomOptions(choice.version(), version, null), out));
    }

    /// Of an index there is no one answer.
    private int image(Call call) throws Problem {
        List<Integer> images = database.of(
                call.organisation(),
                transaction -> new Catalogue(transaction, call.organisation()).members(call.variable("digest")));
        if (images.size() != 1) {
            throw unknown(call);
        }
        return images.getFirst();
    }

    private static Problem unknown(Call call) {
        return Problem.notFound("scanned image with the digest " + call.variable("digest"));
    }
}
