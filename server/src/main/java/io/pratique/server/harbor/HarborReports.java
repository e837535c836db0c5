package io.pratique.server.harbor;

import io.pratique.match.Assessment;
import io.pratique.match.policy.FindingOrder;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.ScanResult;
import io.pratique.report.format.ReportFormats;
import io.pratique.report.format.ReportOptions;
import io.pratique.server.api.Call;
import io.pratique.server.api.Reply;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.harbor.MediaTypes.SbomType;
import io.pratique.server.judge.Assessing;
import io.pratique.server.storage.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/// Reports in the forms that Harbor asks for, all made of the stored inventory and the present advisories.
final class HarborReports {
    private final Database database;
    private final Assessing assessing;
    private final Clock clock;
    private final String version;

    HarborReports(Database database, Assessing assessing, Clock clock, String version) {
        this.database = database;
        this.assessing = assessing;
        this.clock = clock;
        this.version = version;
    }

    /// The media type that is asked for.
    ///
    /// @throws HarborException when no such report is made here
    static String type(Call call) throws HarborException {
        String accept = call.header("Accept");
        String type = MediaTypes.report(accept)
                .orElseThrow(() -> new HarborException(
                        MediaTypes.isHarbors(String.valueOf(accept)) ? 501 : 406,
                        "reports are of these media types: " + String.join(", ", MediaTypes.REPORTS) + ", "
                                + MediaTypes.SBOM));
        if (type.equals(MediaTypes.SBOM)) {
            sbomType(call);
        }
        return type;
    }

    private static SbomType sbomType(Call call) throws HarborException {
        return MediaTypes.sbom(call.parameter("sbom_media_type"))
                .orElseThrow(() -> new HarborException(
                        400, "sbom_media_type is application/spdx+json or application/vnd.cyclonedx+json"));
    }

    Reply of(Call call, String type, Artifact artifact) throws HarborException, IOException {
        var head = new ReportHead(clock.instant(), artifact, version);
        int image = image(call.organisation(), artifact);
        if (type.equals(MediaTypes.SBOM)) {
            ScanResult inventory =
                    assessing.inventory(call.organisation(), image).orElseThrow(HarborReports::gone);
            return Reply.of(200, type, SbomReport.write(head, inventory, sbomType(call)));
        }
        Assessment assessment = assessing.assess(call.organisation(), image).orElseThrow(HarborReports::gone);
        requireRead(assessment.scan());
        return Reply.of(
                200, type, type.equals(MediaTypes.RAW) ? raw(assessment) : VulnerabilityReport.write(head, assessment));
    }

    private int image(int organisation, Artifact artifact) throws HarborException {
        List<Integer> images = database.of(
                organisation,
                transaction -> new Catalogue(transaction, organisation)
                        .members(artifact.digest().toString()));
        if (images.isEmpty()) {
            throw gone();
        }
        return images.getFirst();
    }

    private static HarborException gone() {
        return new HarborException(500, "the image was forgotten since it was scanned; scan it again");
    }

    /// An image that could not be read is not one without problems.
    private static void requireRead(ScanResult scan) throws HarborException {
        if (scan.status() == ScanStatus.FAILED || scan.status() == ScanStatus.UNSUPPORTED) {
            String why = scan.problems().stream()
                    .map(ScanProblem::message)
                    .findFirst()
                    .orElse("nothing of it could be read");
            throw new HarborException(500, "the image could not be scanned: " + why);
        }
    }

    /// What `pratique scan --format json` writes.
    private byte[] raw(Assessment assessment) throws IOException {
        var out = new ByteArrayOutputStream();
        ReportFormats.of("json")
                .orElseThrow()
                .write(
                        assessment,
                        out,
                        new ReportOptions(false, 0, LocalDate.now(clock), FindingOrder.RISK, true, version));
        return out.toByteArray();
    }
}
