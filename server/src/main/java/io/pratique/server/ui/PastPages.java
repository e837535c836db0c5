package io.pratique.server.ui;

import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.finding.Confirmation;
import io.pratique.server.finding.FindingQuery;
import io.pratique.server.finding.FindingQuery.Inventory;
import io.pratique.server.finding.FindingRow;
import io.pratique.server.finding.Replaced;
import io.pratique.server.ui.template.JteconfirmationGenerated;
import io.pratique.server.ui.template.JtepastGenerated;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was known of an image at a time, and what became of the findings of the image it took the place of.
public final class PastPages implements Resource {
    private static final int ROWS = 500;

    private final Site site;

    PastPages(Site site) {
        this.site = site;
    }

    /// The parameters of the page about the past.
    ///
    /// @param at as the form has it
    /// @param scanned when the inventory was made that was the newest then; null where there was none
    /// @param next address of the next page; empty on the last
    public record Past(ImageLine image, String at, @Nullable Moment scanned, List<FindingRow> findings, String next) {}

    /// The parameters of the page about a replaced image.
    public record Compared(ImageLine image, ImageLine replaced, Moment moved, String tag, Confirmation confirmation) {}

    @Override
    public List<Route> routes() {
        return List.of(
                site.get("/images/{image}/past", this::past), site.get("/images/{image}/confirmation", this::compare));
    }

    private Reply past(Call call) throws IOException, Problem {
        ImageLine line = ImageLine.of(ImagePage.find(site, call), site);
        String at = call.parameter("at", "");
        var query = new FindingQuery(line.id(), time(at), null, false, after(call), ROWS);
        record Found(Optional<Inventory> inventory, List<FindingRow> rows) {}
        Found found = site.database().of(call.organisation(), transaction -> {
            Optional<Inventory> inventory = query.inventory(transaction);
            return new Found(inventory, inventory.isEmpty() ? List.of() : query.run(transaction, inventory.get()));
        });
        boolean more = found.rows().size() > ROWS;
        List<FindingRow> rows = more ? found.rows().subList(0, ROWS) : found.rows();
        String next = more
                ? Link.to("/images/" + line.id() + "/past")
                        .with("at", at)
                        .with("after", Long.toString(rows.getLast().id()))
                        .toString()
                : "";
        var shown = new Past(
                line, at, site.moment(found.inventory().map(Inventory::scanned).orElse(null)), rows, next);
        Frame frame = site.frame(call, "The past of " + line.name(), "images");
        return Html.page(200, out -> JtepastGenerated.render(out, Html.unchanged(), frame, shown));
    }

    /// What a field of type `datetime-local` holds, taken as UTC (HTML, local date and time strings).
    private static @Nullable OffsetDateTime time(String text) throws Problem {
        try {
            return text.isEmpty() ? null : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException notOne) {
            throw Problem.badRequest("the time is one such as 2026-11-24T12:00");
        }
    }

    private static long after(Call call) throws Problem {
        try {
            return Math.max(0, Long.parseLong(call.parameter("after", "0")));
        } catch (NumberFormatException notOurs) {
            throw Problem.badRequest("the address is not a page of this list");
        }
    }

    private Reply compare(Call call) throws IOException, Problem {
        ImageLine line = ImageLine.of(ImagePage.find(site, call), site);
        Compared compared = site.database().of(call.organisation(), transaction -> {
            Replaced replaced = Replaced.by(transaction, line.id())
                    .orElseThrow(() -> Problem.conflict("no tag is known that moved to this image from another one"));
            Confirmation confirmation = Confirmation.of(transaction, replaced, line.id())
                    .orElseThrow(() -> Problem.conflict("one of the two images was not scanned yet"));
            return new Compared(
                    line,
                    ImageLine.of(ImagePage.find(transaction, replaced.image()), site),
                    site.at(replaced.moved()),
                    replaced.repository() + ":" + replaced.tag(),
                    confirmation);
        });
        Frame frame = site.frame(call, "What became of the findings", "images");
        return Html.page(200, out -> JteconfirmationGenerated.render(out, Html.unchanged(), frame, compared));
    }
}
