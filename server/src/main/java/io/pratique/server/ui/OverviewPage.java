package io.pratique.server.ui;

import io.pratique.image.source.engine.EngineImages;
import io.pratique.image.source.engine.EngineImages.Held;
import io.pratique.server.api.Call;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.catalogue.ImageQuery;
import io.pratique.server.catalogue.ImageQuery.Order;
import io.pratique.server.queue.JobRow;
import io.pratique.server.schedule.Sweep;
import io.pratique.server.ui.template.JteoverviewGenerated;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The first page: what is at hand to scan, and how all images fare.
public final class OverviewPage implements Resource {
    private static final int WORST = 5;
    private static final int JOBS = 6;
    private static final int EVENTS = 6;
    private static final int ENGINE_IMAGES = 200;

    private final Site site;
    private final Map<String, String> environment;

    /// @param environment of the server, by which engines are found
    OverviewPage(Site site, Map<String, String> environment) {
        this.site = site;
        this.environment = Map.copyOf(environment);
    }

    /// The parameters of the page.
    ///
    /// @param worst the images with the worst findings
    /// @param engines that listen on this machine
    public record Overview(
            Estate estate,
            List<ImageLine> worst,
            List<JobLine> jobs,
            List<EventLine> events,
            @Nullable Advisories advisories,
            List<Held> engines) {}

    @Override
    public List<Route> routes() {
        return List.of(site.get("/", this::show));
    }

    private Reply show(Call call) {
        List<Held> engines = EngineImages.list(environment, ENGINE_IMAGES);
        Overview overview = site.database().of(call.organisation(), transaction -> read(transaction, engines));
        Frame frame = site.frame(call, "Overview", "overview").withChanging(JobPages.open(overview.jobs()));
        return Html.page(200, out -> JteoverviewGenerated.render(out, Html.unchanged(), frame, overview));
    }

    private Overview read(Handle transaction, List<Held> engines) {
        var worst = new ImageQuery(null, "", List.of(), "", "", Order.WORST, null, 2 * WORST);
        List<JobLine> jobs = JobRow.list(transaction, "", "", Long.MAX_VALUE, 4 * JOBS).stream()
                .filter(row -> !row.kind().equals(Sweep.KIND))
                .limit(JOBS)
                .map(row -> JobLine.of(row, site))
                .toList();
        return new Overview(
                Estate.read(transaction),
                worst.run(transaction).stream()
                        .map(row -> ImageLine.of(row, site))
                        .filter(line -> !line.tallies().isEmpty())
                        .limit(WORST)
                        .toList(),
                jobs,
                EventLine.newest(transaction, site, EVENTS),
                Advisories.newest(transaction, site).orElse(null),
                engines);
    }
}
