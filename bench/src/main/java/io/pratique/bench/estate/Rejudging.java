package io.pratique.bench.estate;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.server.judge.Generations;
import io.pratique.server.judge.Rejudge;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Lease;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/// Measures what a new generation of advisories takes, from its adoption to the list of affected images.
final class Rejudging {
    private final Database database;
    private final Generations generations;
    private final JobQueue queue;
    private final Rejudge handler;

    Rejudging(Database database, Generations generations) {
        this.database = database;
        this.generations = generations;
        this.queue = new JobQueue(database, Duration.ofMinutes(1));
        this.handler = new Rejudge(database, generations);
    }

    void adopt(AdvisoryDatabase advisories) throws IOException {
        generations.adopt(advisories);
    }

    /// Does the job that an adoption brings.
    void judge() throws Exception {
        for (Optional<Job> job = take(); job.isPresent(); job = take()) {
            handler.handle(job.get(), new Lease(job.get(), queue, database));
        }
    }

    private Optional<Job> take() {
        return queue.take("bench", List.of(Rejudge.KIND));
    }

    /// One advisory comes, and is taken back.
    void oneAdvisory(AdvisoryDatabase without, AdvisoryDatabase with, Pages pages, int times) throws Exception {
        var adopted = new Timings("the generation adopted");
        var listed = new Timings("**new advisory → affected images listed**");
        var judged = new Timings("→ all packages compared");
        var back = new Timings("advisory taken back → judged");
        String affected = "/api/v1/images?vulnerability=" + ChangedFeeds.NEW;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            adopted.measure(() -> adopt(with));
            var judging = new FutureTask<>(() -> {
                judge();
                return true;
            });
            Thread.ofVirtual().start(judging);
            // By one who looks at the list all the time. What is stored is seen at once, with its counts.
            while (!pages.get(affected).contains("\"id\"")) {
                require(!judging.isDone() || pages.get(affected).contains("\"id\""));
                Thread.sleep(20);
            }
            listed.add((System.nanoTime() - start) / 1e6);
            judging.get();
            judged.add((System.nanoTime() - start) / 1e6);
            back.measure(() -> {
                adopt(without);
                judge();
            });
        }
        System.out.println(Timings.HEAD.formatted("one more advisory"));
        System.out.println(adopted.row());
        System.out.println(listed.row(1_000));
        System.out.println(judged.row());
        System.out.println(back.row());
        System.out.println();
        System.out.println(count("select count(distinct image) from image_component ic join problem p"
                        + " on p.component = ic.component where p.name = '" + ChangedFeeds.NEW + "'")
                + " images are affected; places of packages: " + count("select count(*) from place") + "\n");
    }

    private static void require(boolean is) throws IOException {
        if (!is) {
            throw new IOException("the affected images are not listed");
        }
    }

    /// Many advisories change, and change back.
    void manyAdvisories(AdvisoryDatabase before, AdvisoryDatabase after) throws Exception {
        var timings = new Timings("2,000 advisories changed → judged");
        for (int i = 0; i < 3; i++) {
            for (AdvisoryDatabase next : List.of(after, before)) {
                timings.measure(() -> {
                    adopt(next);
                    judge();
                });
            }
        }
        System.out.println(Timings.HEAD.formatted("many advisories"));
        System.out.println(timings.row(60_000) + "\n");
        System.out.println("places changed: " + count("select changed from generation order by id desc limit 1"));
    }

    private long count(String sql) {
        return database.everyone(
                transaction -> transaction.createQuery(sql).mapTo(Long.class).one());
    }
}
