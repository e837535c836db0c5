package io.pratique.server.ui;

import io.pratique.match.Assessment;
import io.pratique.model.finding.Finding;
import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.judge.Assessing;
import io.pratique.server.ui.template.JtefindingGenerated;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a problem is found in an image: the packages that have it, what the risk is made of, what advisories say.
public final class FindingPage implements Resource {
    private static final int MOST = 100;

    private final Site site;
    private final Assessing assessing;

    FindingPage(Site site, Assessing assessing) {
        this.site = site;
        this.assessing = assessing;
    }

    /// The parameters of the page.
    ///
    /// @param findings one for each package that has it
    /// @param more packages that are not shown
    public record Shown(ImageLine image, String id, List<Found> findings, int more) {}

    /// A package that has the problem.
    ///
    /// @param base whether the base image brought it; empty where nobody knows
    public record Found(Finding finding, String base) {}

    @Override
    public List<Route> routes() {
        return List.of(site.get("/images/{image}/findings/{finding}", this::show));
    }

    private Reply show(Call call) throws IOException, Problem {
        ImageLine line = ImageLine.of(ImagePage.find(site, call), site);
        Assessment assessment = assessing
                .assess(call.organisation(), line.id())
                .orElseThrow(() -> Problem.conflict("this image was not scanned yet"));
        String id = call.variable("finding");
        List<Found> found = new ArrayList<>();
        for (Finding finding : assessment.findings()) {
            if (finding.id().equals(id) || finding.aliases().contains(id)) {
                found.add(new Found(finding, base(assessment.scan().inBase(finding.component()))));
            }
        }
        if (found.isEmpty()) {
            throw Problem.notFound("finding " + id + " in this image now");
        }
        var shown = new Shown(
                line,
                found.getFirst().finding().id(),
                found.subList(0, Math.min(MOST, found.size())),
                Math.max(0, found.size() - MOST));
        Frame frame = site.frame(call, shown.id(), "images");
        return Html.page(200, out -> JtefindingGenerated.render(out, Html.unchanged(), frame, shown));
    }

    private static String base(@Nullable Boolean inBase) {
        if (inBase == null) {
            return "";
        }
        return inBase ? "came with the base image" : "added on top of the base image";
    }

    /// An address that may be followed: feeds are not believed to name only such.
    public static String web(@Nullable String address) {
        if (address == null) {
            return "";
        }
        try {
            String scheme = URI.create(address).getScheme();
            return "https".equals(scheme) || "http".equals(scheme) ? address : "";
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }
}
