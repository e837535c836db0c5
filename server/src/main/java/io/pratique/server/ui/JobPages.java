package io.pratique.server.ui;

import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.catalogue.ImageQuery;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.JobRow;
import io.pratique.server.ui.template.JtejobGenerated;
import io.pratique.server.ui.template.JtejobsGenerated;
import java.util.List;

/// Jobs: all of them, and one while it runs.
public final class JobPages implements Resource {
    private static final int ROWS = 50;
    private static final List<String> STATES = List.of("ready", "running", "done", "failed", "cancelled");

    private final Site site;

    JobPages(Site site) {
        this.site = site;
    }

    /// The parameters of the list.
    ///
    /// @param next address of the next page; empty on the last
    public record Listed(List<JobLine> jobs, String state, List<String> states, String next) {}

    /// The parameters of one job.
    public record Shown(JobLine job, List<ImageLine> images) {}

    @Override
    public List<Route> routes() {
        return List.of(
                site.get("/jobs", this::list),
                site.get("/jobs/{job}", this::one),
                site.post("/jobs/{job}/cancel", this::cancel));
    }

    private Reply list(Call call) throws Problem {
        String state = call.parameter("state", "");
        long before = cursor(call.parameter("cursor", ""));
        List<JobRow> rows = site.database()
                .of(call.organisation(), transaction -> JobRow.list(transaction, state, "", before, ROWS));
        List<JobRow> shown = rows.subList(0, Math.min(ROWS, rows.size()));
        String next = rows.size() <= ROWS
                ? ""
                : Link.to("/jobs")
                        .with("state", state)
                        .with("cursor", Long.toString(shown.getLast().id()))
                        .toString();
        List<JobLine> lines = shown.stream().map(row -> JobLine.of(row, site)).toList();
        Frame frame = site.frame(call, "Jobs", "jobs").withChanging(open(lines));
        var listed = new Listed(lines, state, STATES, next);
        return Html.page(200, out -> JtejobsGenerated.render(out, Html.unchanged(), frame, listed));
    }

    static boolean open(List<JobLine> lines) {
        return lines.stream().anyMatch(line -> !line.over());
    }

    private static long cursor(String text) throws Problem {
        try {
            return text.isEmpty() ? Long.MAX_VALUE : Long.parseLong(text);
        } catch (NumberFormatException notOurs) {
            throw Problem.badRequest("the address is not a page of this list");
        }
    }

    private static JobRow find(Site site, Call call) throws Problem {
        int id = call.id("job");
        List<JobRow> rows = site.database().of(call.organisation(), transaction -> JobRow.one(transaction, id));
        if (rows.isEmpty()) {
            throw Problem.notFound("job " + id);
        }
        return rows.getFirst();
    }

    private Reply one(Call call) throws Problem {
        JobRow row = find(site, call);
        List<ImageLine> images = site.database()
                .of(
                        call.organisation(),
                        transaction -> JobSubject.images(transaction, row).stream()
                                .flatMap(id -> ImageQuery.one(transaction, id).stream())
                                .map(image -> ImageLine.of(image, site))
                                .toList());
        var shown = new Shown(JobLine.of(row, site), row.isOver() ? images : List.of());
        Frame frame = site.frame(call, "Job " + row.id(), "jobs").withChanging(!row.isOver());
        return Html.page(200, out -> JtejobGenerated.render(out, Html.unchanged(), frame, shown));
    }

    private Reply cancel(Call call, Form form) throws Problem {
        JobRow row = find(site, call);
        boolean open = site.database().of(call.organisation(), transaction -> JobQueue.cancel(transaction, row.id()));
        if (!open) {
            throw Problem.conflict("job " + row.id() + " is over");
        }
        return Html.redirect(Site.next(form.text("next"), "/jobs/" + row.id()));
    }
}
