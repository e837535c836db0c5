package io.pratique.server.metrics;

import com.zaxxer.hikari.HikariPoolMXBean;
import io.pratique.advisory.store.Generation.FeedSummary;
import io.pratique.server.judge.Generations;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// All metrics of a server, at the moment they are asked for.
public final class ServerMetrics {
    private final Database database;
    private final Generations generations;
    private final Meters meters;

    public ServerMetrics(Database database, Generations generations, Meters meters) {
        this.database = database;
        this.generations = generations;
        this.meters = meters;
    }

    public String text() throws IOException {
        var out = new Exposition();
        database.runForEveryone(transaction -> {
            queue(transaction, out);
            advisories(transaction, out);
            images(transaction, out);
        });
        feeds(out);
        pool(out);
        process(out);
        meters.write(out);
        return out.toString();
    }

    private static void queue(Handle transaction, Exposition out) {
        Map<Labels, Double> jobs = new HashMap<>();
        Map<Labels, Double> ages = new HashMap<>();
        transaction
                .createQuery("""
                        select kind, state, count(*) as jobs,
                            extract(epoch from now() - min(greatest(created, due)))::float8 as age
                        from job where state in ('ready', 'running') group by kind, state
                        """)
                .map((row, context) -> {
                    jobs.put(Labels.of("kind", row.getString("kind"), "state", row.getString("state")), (double)
                            row.getLong("jobs"));
                    if (row.getString("state").equals("ready")) {
                        ages.put(Labels.of("kind", row.getString("kind")), Math.max(0, row.getDouble("age")));
                    }
                    return row.getString("kind");
                })
                .list();
        out.gauges("pratique_jobs", "Jobs that wait or run, by all processes.", jobs);
        out.gauges("pratique_queue_age_seconds", "How long the oldest job has waited that is due.", ages);
    }

    private static void advisories(Handle transaction, Exposition out) {
        transaction
                .createQuery("""
                        select extract(epoch from now() - built)::float8 as built, judged is not null as judged,
                            extract(epoch from now() - adopted)::float8 as adopted
                        from generation order by id desc limit 1
                        """)
                .map((row, context) -> {
                    out.gauge(
                            "pratique_advisories_age_seconds",
                            "Age of the newest fact in the advisories that are judged by.",
                            row.getDouble("built"));
                    out.gauge(
                            "pratique_advisories_adopted_age_seconds",
                            "How long ago they were adopted.",
                            row.getDouble("adopted"));
                    out.gauge(
                            "pratique_advisories_judged",
                            "Whether everything was judged by them.",
                            row.getBoolean("judged") ? 1 : 0);
                    return row.getBoolean("judged");
                })
                .list();
    }

    private static void images(Handle transaction, Exposition out) {
        Map<Labels, Double> images = new HashMap<>();
        transaction
                .createQuery("""
                        select coalesce(n.status, 'waiting') as status, count(*) as images from image i
                        left join inventory n on n.image = i.id and n.superseded = 'infinity'
                        where i.removed is null group by 1
                        """)
                .map((row, context) ->
                        images.put(Labels.of("status", row.getString("status")), (double) row.getLong("images")))
                .list();
        out.gauges("pratique_images", "Images by how they were read.", images);
    }

    private void feeds(Exposition out) throws IOException {
        Map<Labels, Double> feeds = new HashMap<>();
        for (FeedSummary feed : generations.current().advisories().generation().feeds()) {
            feeds.put(Labels.of("feed", feed.id()), (double) feed.advisories());
        }
        out.gauges("pratique_feed_advisories", "Advisories of each feed that are judged by.", feeds);
    }

    private void pool(Exposition out) {
        HikariPoolMXBean pool = database.connections().getHikariPoolMXBean();
        out.gauges(
                "pratique_database_connections",
                "Connections to the database.",
                Map.of(
                        Labels.of("state", "active"), (double) pool.getActiveConnections(),
                        Labels.of("state", "idle"), (double) pool.getIdleConnections()));
        out.gauge(
                "pratique_database_connections_waiting",
                "Who waits for a connection.",
                pool.getThreadsAwaitingConnection());
    }

    private static void process(Exposition out) {
        Runtime runtime = Runtime.getRuntime();
        out.gauge("pratique_heap_bytes", "Memory of the heap in use.", runtime.totalMemory() - runtime.freeMemory());
        out.gauge(
                "pratique_uptime_seconds",
                "How long the process has run.",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
    }
}
