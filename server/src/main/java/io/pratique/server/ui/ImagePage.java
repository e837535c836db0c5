package io.pratique.server.ui;

import io.pratique.match.Assessment;
import io.pratique.match.policy.FindingOrder;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.Severity;
import io.pratique.model.image.BaseImage;
import io.pratique.model.inventory.Distro;
import io.pratique.report.format.ReportFormats;
import io.pratique.report.table.Group;
import io.pratique.report.table.Summary;
import io.pratique.sbom.format.SbomFormats;
import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.catalogue.ImageQuery;
import io.pratique.server.catalogue.ImageRow;
import io.pratique.server.judge.Assessing;
import io.pratique.server.ui.template.JteimageGenerated;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One image: what it is, what is wrong with it, what to do.
public final class ImagePage implements Resource {
    private final Site site;
    private final Assessing assessing;

    ImagePage(Site site, Assessing assessing) {
        this.site = site;
        this.assessing = assessing;
    }

    /// The parameters of the page.
    ///
    /// @param judged null where it was not scanned yet
    public record Shown(
            ImageLine image, ImageFacts facts, @Nullable Judged judged) {}

    /// What came of judging it now.
    ///
    /// @param system its operating system
    /// @param systemEnd the last day of fixes for that; empty where it is not known
    /// @param base what it was built on; empty where nobody knows
    /// @param types packages by kind
    /// @param severities findings by severity
    /// @param documents formats of downloads
    public record Judged(
            Assessment assessment,
            String system,
            String systemEnd,
            String base,
            Map<String, Integer> types,
            Map<Severity, Integer> severities,
            List<Step> steps,
            List<Group> groups,
            List<String> reports,
            List<String> documents) {}

    /// An update that is worth while.
    public record Step(List<String> names, String version, Map<Severity, Integer> ended) {}

    @Override
    public List<Route> routes() {
        return List.of(site.get("/images/{image}", this::show));
    }

    static ImageRow find(Site site, Call call) throws Problem {
        int id = call.id("image");
        return site.database().of(call.organisation(), transaction -> find(transaction, id));
    }

    static ImageRow find(Handle transaction, int id) throws Problem {
        List<ImageRow> rows = ImageQuery.one(transaction, id);
        if (rows.isEmpty()) {
            throw Problem.notFound("image " + id);
        }
        return rows.getFirst();
    }

    private Reply show(Call call) throws IOException, Problem {
        ImageRow row = find(site, call);
        ImageLine line = ImageLine.of(row, site);
        ImageFacts facts = site.database()
                .of(
                        call.organisation(),
                        transaction -> ImageFacts.read(transaction, call.organisation(), row.id(), site));
        Optional<Assessment> assessment = assessing.assess(call.organisation(), row.id());
        var shown = new Shown(line, facts, assessment.map(ImagePage::judged).orElse(null));
        Frame frame = site.frame(call, line.name(), "images").withChanging(JobPages.open(facts.jobs()));
        return Html.page(200, out -> JteimageGenerated.render(out, Html.unchanged(), frame, shown));
    }

    private static Judged judged(Assessment assessment) {
        BaseImage base = assessment.scan().base();
        Distro distro = assessment.scan().sbom().distro();
        List<Finding> findings = assessment.findings().stream()
                .sorted(FindingOrder.RISK.comparator())
                .toList();
        List<Group> groups = Group.of(distro, findings);
        Map<String, Integer> types = new TreeMap<>();
        assessment.scan().sbom().components().forEach(component -> types.merge(component.type(), 1, Integer::sum));
        Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
        findings.forEach(finding -> severities.merge(finding.rating().severity(), 1, Integer::sum));
        return new Judged(
                assessment,
                system(distro),
                assessment.endOfLife() == null ? "" : assessment.endOfLife().toString(),
                base == null ? "" : Summary.builtOn(base),
                types,
                severities,
                Steps.of(groups),
                groups,
                ReportFormats.ALL.stream().map(format -> format.id()).toList(),
                SbomFormats.choices());
    }

    private static String system(@Nullable Distro distro) {
        if (distro == null) {
            return "unknown";
        }
        return distro.prettyName().isBlank() ? distro.id() + " " + distro.version() : distro.prettyName();
    }
}
