package io.pratique.server.metrics;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What this process counts: requests that were answered, jobs that ended.
public final class Meters {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final Map<Labels, Durations> requests = new ConcurrentHashMap<>();
    private final Map<Labels, Durations> jobs = new ConcurrentHashMap<>();

    /// A method that HTTP knows; `other` for what anybody may have made up.
    public static String method(String method) {
        return METHODS.contains(method) ? method : "other";
    }

    /// @param route its path with variables; empty where there is no such route
    /// @param nanos that it took
    public void request(String method, String route, int status, long nanos) {
        String known = method(method);
        Labels labels = Labels.of(
                "method", known, "route", route.isEmpty() ? "none" : route, "status", Integer.toString(status));
        requests.computeIfAbsent(labels, any -> new Durations()).add(nanos);
    }

    /// @param outcome `done`, `failed`, `lost`
    public void job(String kind, String outcome, long nanos) {
        jobs.computeIfAbsent(Labels.of("kind", kind, "outcome", outcome), any -> new Durations())
                .add(nanos);
    }

    void write(Exposition out) {
        out.histograms("pratique_http_request_duration_seconds", "Time to answer requests.", requests);
        out.histograms("pratique_job_duration_seconds", "Time of attempts to do jobs, by this process.", jobs);
    }
}
