package io.pratique.server.ui;

import io.pratique.server.api.Call;
import io.pratique.server.api.ImagesResource;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.catalogue.ImageCursor;
import io.pratique.server.catalogue.ImageQuery;
import io.pratique.server.catalogue.ImageQuery.Order;
import io.pratique.server.catalogue.ImageRow;
import io.pratique.server.ui.template.JteimagesGenerated;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The list of images.
public final class ImagesPage implements Resource {
    private static final int ROWS = 50;

    private final Site site;

    ImagesPage(Site site) {
        this.site = site;
    }

    /// What is asked for, as it was typed.
    public record Asked(
            String search, String sort, String registry, String vulnerability, String packageName, String version) {
        /// Whether there are images that it leaves out.
        public boolean narrow() {
            return !(search + registry + vulnerability + packageName).isEmpty();
        }

        Link link() {
            return Link.to("/images")
                    .with("search", search)
                    .with("sort", sort)
                    .with("registry", registry)
                    .with("vulnerability", vulnerability)
                    .with("package", packageName)
                    .with("version", version);
        }
    }

    /// A registry to choose.
    public record Choice(String id, String name) {}

    /// The parameters of the page.
    ///
    /// @param next address of the next page; empty on the last
    /// @param first whether this is the first one
    public record Listed(List<ImageLine> images, Asked asked, List<Choice> registries, String next, boolean first) {}

    @Override
    public List<Route> routes() {
        return List.of(site.get("/images", this::list));
    }

    private Reply list(Call call) throws Problem {
        Asked asked = new Asked(
                call.parameter("search", "").strip(),
                call.parameter("sort", "worst").equals("newest") ? "newest" : "worst",
                call.parameter("registry", ""),
                call.parameter("vulnerability", "").strip(),
                call.parameter("package", "").strip(),
                call.parameter("version", "").strip());
        Order order = asked.sort().equals("newest") ? Order.NEWEST : Order.WORST;
        ImageCursor cursor = ImagesResource.cursor(call, order);
        var query = new ImageQuery(
                number(asked.registry()),
                asked.search(),
                asked.vulnerability().isEmpty() ? List.of() : List.of(asked.vulnerability()),
                asked.packageName(),
                asked.version(),
                order,
                cursor,
                ROWS);
        Listed listed = site.database().of(call.organisation(), transaction -> {
            List<ImageRow> rows = query.run(transaction);
            List<ImageRow> shown = rows.subList(0, Math.min(ROWS, rows.size()));
            String next = rows.size() <= ROWS
                    ? ""
                    : asked.link().with("cursor", query.next(shown.getLast())).toString();
            List<ImageLine> lines =
                    shown.stream().map(row -> ImageLine.of(row, site)).toList();
            return new Listed(lines, asked, registries(transaction), next, cursor == null);
        });
        Frame frame = site.frame(call, "Images", "images");
        return Html.page(200, out -> JteimagesGenerated.render(out, Html.unchanged(), frame, listed));
    }

    private static List<Choice> registries(Handle transaction) {
        return transaction
                .createQuery("select id, name from registry where removed is null order by name limit 1000")
                .map((row, context) -> new Choice(row.getString("id"), row.getString("name")))
                .list();
    }

    private static @Nullable Integer number(String text) throws Problem {
        try {
            return text.isEmpty() ? null : Integer.valueOf(text);
        } catch (NumberFormatException notOurs) {
            throw Problem.badRequest("the address is not a page of this list");
        }
    }
}
