package io.pratique.server.harbor;

import io.pratique.json.JsonValue;
import io.pratique.server.api.Call;
import io.pratique.server.api.Problem;
import io.pratique.server.api.Reply;
import io.pratique.server.api.Resource;
import io.pratique.server.api.Route;
import io.pratique.server.harbor.HarborJobs.Known;
import io.pratique.server.judge.Assessing;
import io.pratique.server.secret.Sealer;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/// The pluggable scanner API. Harbor puts `/api/v1` behind the address that a scanner is registered under, which is
/// `https://THIS_SERVER/harbor`; it proves itself by a token of this server, as bearer or as password.
public final class HarborResource implements Resource {
    /// Seconds after which a report is asked for again.
    private static final String REFRESH = "5";

    private final HarborJobs jobs;
    private final HarborReports reports;
    private final Metadata metadata;
    private final Runnable wake;

    /// @param wake called when there is something to do
    /// @param clock for the time that reports are made at
    /// @param version this program's own
    public HarborResource(
            Database database, Assessing assessing, Sealer sealer, Runnable wake, Clock clock, String version) {
        this.jobs = new HarborJobs(database, sealer);
        this.reports = new HarborReports(database, assessing, clock, version);
        this.metadata = new Metadata(database, version);
        this.wake = wake;
    }

    /// Answers a call, or says why not.
    @FunctionalInterface
    private interface Answer {
        Reply to(Call call) throws HarborException, Problem, IOException;
    }

    @Override
    public List<Route> routes() {
        String base = "/harbor/api/v1";
        return List.of(
                Route.get(base + "/metadata", guarded(metadata::answer)),
                Route.post(base + "/scan", guarded(this::scan)),
                Route.get(base + "/scan/{scan}/report", guarded(this::report)));
    }

    private static Route.Handler guarded(Answer answer) {
        return call -> {
            try {
                return answer.to(call);
            } catch (HarborException refused) {
                byte[] body =
                        Reply.bytes(json -> json.object("error", () -> json.string("message", refused.message())));
                return Reply.of(refused.status(), MediaTypes.ERROR, body);
            }
        };
    }

    private Reply scan(Call call) throws HarborException, Problem, IOException {
        JsonValue body;
        try {
            body = call.json();
        } catch (Problem malformed) {
            throw new HarborException(malformed.status(), malformed.detail());
        }
        String id = jobs.add(call.organisation(), HarborRequest.of(body));
        wake.run();
        return Reply.of(202, MediaTypes.SCAN_RESPONSE, Reply.bytes(json -> json.string("id", id)));
    }

    private Reply report(Call call) throws HarborException, Problem, IOException {
        String id = call.variable("scan");
        Known known = jobs.find(call.organisation(), id)
                .orElseThrow(() -> new HarborException(404, "there is no scan request " + id));
        String type = HarborReports.type(call);
        return switch (known.job().state()) {
            case "ready", "running" -> Reply.empty(302).with("Refresh-After", REFRESH);
            case "done" -> reports.of(call, type, known.artifact());
            default ->
                throw new HarborException(
                        500,
                        known.job().error() == null
                                ? "the scan was cancelled"
                                : known.job().error());
        };
    }
}
