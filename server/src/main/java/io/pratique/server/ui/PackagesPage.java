package io.pratique.server.ui;

import io.pratique.model.inventory.Component;
import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.judge.Assessing;
import io.pratique.server.ui.template.JtepackagesGenerated;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// The packages of an image.
public final class PackagesPage implements Resource {
    private static final int ROWS = 200;

    private final Site site;
    private final Assessing assessing;

    PackagesPage(Site site, Assessing assessing) {
        this.site = site;
        this.assessing = assessing;
    }

    /// The parameters of the page.
    ///
    /// @param matching packages that the search finds
    /// @param next address of the next page; empty on the last
    public record Shown(
            ImageLine image, String search, List<Component> packages, int from, int matching, int all, String next) {}

    @Override
    public List<Route> routes() {
        return List.of(site.get("/images/{image}/packages", this::show));
    }

    private Reply show(Call call) throws IOException, Problem {
        ImageLine line = ImageLine.of(ImagePage.find(site, call), site);
        List<Component> all = assessing
                .inventory(call.organisation(), line.id())
                .orElseThrow(() -> Problem.conflict("this image was not scanned yet"))
                .sbom()
                .components();
        String search = call.parameter("search", "").strip();
        String wanted = search.toLowerCase(Locale.ROOT);
        List<Component> matching = all.stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || one.path().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Component.ORDER)
                .toList();
        int from = Math.min(from(call), matching.size());
        int to = Math.min(matching.size(), from + ROWS);
        String next = to == matching.size()
                ? ""
                : Link.to("/images/" + line.id() + "/packages")
                        .with("search", search)
                        .with("from", Integer.toString(to))
                        .toString();
        var shown = new Shown(line, search, matching.subList(from, to), from, matching.size(), all.size(), next);
        Frame frame = site.frame(call, "Packages of " + line.name(), "images");
        return Html.page(200, out -> JtepackagesGenerated.render(out, Html.unchanged(), frame, shown));
    }

    private static int from(Call call) throws Problem {
        try {
            return Math.max(0, Integer.parseInt(call.parameter("from", "0")));
        } catch (NumberFormatException notOurs) {
            throw Problem.badRequest("the address is not a page of this list");
        }
    }
}
