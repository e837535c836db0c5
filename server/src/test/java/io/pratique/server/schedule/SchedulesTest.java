package io.pratique.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.server.TestDatabase;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Lease;
import io.pratique.server.storage.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchedulesTest {
    @RegisterExtension
    final TestDatabase test = new TestDatabase();

    private Database database;

    @BeforeEach
    void begin() {
        database = test.database();
    }

    private void run(String... statements) {
        database.runForEveryone(transaction -> List.of(statements).forEach(transaction::execute));
    }

    private List<String> jobs() {
        return database.everyone(transaction -> transaction
                .createQuery("select kind || ' ' || key || ' ' || state from job where kind <> 'rejudge' order by id")
                .mapTo(String.class)
                .list());
    }

    @Test
    void whatIsDueIsDoneOnceHoweverManyServersLookAndWhateverWasMissed() throws Exception {
        var schedules = new Schedules(database);
        schedules.begin(1, "sweep", "*/10 * * * *", Sweep.KIND);
        run("update schedule set due = now() - interval '3 days'");
        List<Callable<Integer>> looks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            looks.add(() -> new Schedules(database).tick());
        }
        int due = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> look : threads.invokeAll(looks)) {
                due += look.get();
            }
        }
        assertThat(due).isEqualTo(1);
        assertThat(jobs()).containsExactly("sweep sweep ready");
    }

    private void sweep() throws Exception {
        run("insert into job (organisation, kind, key, priority, payload) values (1, 'sweep', 'sweep', 0, '{}')");
        var queue = new JobQueue(database, Duration.ofMinutes(1));
        Job job = queue.take("test", List.of(Sweep.KIND)).orElseThrow();
        new Sweep().handle(job, new Lease(job, queue, database));
        run("delete from job where kind = 'sweep'");
    }

    @Test
    void whatATagLeadsToIsScannedInTheEndWhereTheFirstScanFailed() throws Exception {
        run(
                "insert into registry (organisation, name, kind, address) values (1, 'r', 'distribution', 'r.example')",
                "insert into repository (organisation, registry, name) values (1, 1, 'app')",
                "insert into tag (organisation, repository, name, digest, since) values (1, 1, '1', 'sha256:a', now())",
                "insert into job (organisation, kind, key, priority, payload, state, finished)"
                        + " values (1, 'scan', 'sha256:a', 0, '{}', 'failed', now())");
        sweep();
        assertThat(jobs()).as("not at once").containsExactly("scan sha256:a failed");
        run("update job set finished = now() - interval '2 hours'");
        sweep();
        assertThat(jobs()).containsExactly("scan sha256:a failed", "scan sha256:a ready");
    }
}
