package io.pratique.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.server.TestDatabase;
import io.pratique.server.storage.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobQueueTest {
    private static final List<String> KINDS = List.of("scan");

    private TestDatabase test;
    private Database database;
    private JobQueue queue;

    @BeforeEach
    void begin() {
        test = new TestDatabase();
        database = test.database();
        queue = new JobQueue(database, Duration.ofMinutes(1));
    }

    @AfterEach
    void end() {
        test.close();
    }

    private long add(int organisation, String key, @Nullable Integer registry, Priority priority) {
        return database.everyone(transaction ->
                JobQueue.enqueue(transaction, new NewJob(organisation, "scan", key, registry, priority, "{}")));
    }

    private Job take() {
        return queue.take("test", KINDS).orElseThrow();
    }

    private List<String> states() {
        return database.everyone(transaction -> transaction
                .createQuery("select key || ' ' || state || ' ' || attempts from job order by id")
                .mapTo(String.class)
                .list());
    }

    @Test
    void theSameJobTwiceIsOneAndTheMoreUrgentWishCounts() {
        long first = add(1, "a", null, Priority.SCHEDULED);
        add(1, "b", null, Priority.PUSH);
        assertThat(add(1, "a", null, Priority.ON_DEMAND)).isEqualTo(first);
        assertThat(take().key()).isEqualTo("a");
        assertThat(add(1, "a", null, Priority.PUSH)).as("while it runs").isEqualTo(first);
        assertThat(take().key()).isEqualTo("b");
        assertThat(queue.take("test", KINDS)).isEmpty();
    }

    @Test
    void peopleComeBeforePushesAndPushesBeforeSchedules() {
        add(1, "schedule", null, Priority.SCHEDULED);
        add(1, "pull", null, Priority.PULL);
        add(1, "push", null, Priority.PUSH);
        add(1, "person", null, Priority.ON_DEMAND);
        assertThat(List.of(take().key(), take().key(), take().key(), take().key()))
                .containsExactly("person", "push", "pull", "schedule");
    }

    @Test
    void anOrganisationWithManyJobsDoesNotHoldUpAnother() {
        int other = database.everyone(transaction -> transaction
                .createQuery("insert into organisation (name) values ('other') returning id")
                .mapTo(Integer.class)
                .one());
        for (int i = 0; i < 10; i++) {
            add(1, "mine " + i, null, Priority.PUSH);
        }
        add(other, "theirs", null, Priority.PUSH);
        assertThat(List.of(take().key(), take().key())).containsExactly("mine 0", "theirs");
    }

    @Test
    void aRegistryIsAskedByNoMoreJobsThanItAllows() {
        int registry = database.everyone(transaction -> transaction
                .createQuery("insert into registry (organisation, name, kind, address, parallel)"
                        + " values (1, 'r', 'distribution', 'r.example', 1) returning id")
                .mapTo(Integer.class)
                .one());
        add(1, "first", registry, Priority.PUSH);
        add(1, "second", registry, Priority.PUSH);
        add(1, "elsewhere", null, Priority.SCHEDULED);
        Job first = take();
        assertThat(first.key()).isEqualTo("first");
        assertThat(take().key()).isEqualTo("elsewhere");
        assertThat(queue.take("test", KINDS)).isEmpty();
        queue.fail(first, "broken", true);
        assertThat(take().key()).isEqualTo("second");
    }

    @Test
    void aJobWhoseWorkerFellSilentIsAnothersAndTheFirstCannotFinishIt() {
        var hasty = new JobQueue(database, Duration.ZERO.minusSeconds(1));
        add(1, "a", null, Priority.PUSH);
        Job lost = hasty.take("silent", KINDS).orElseThrow();
        Job again = take();
        assertThat(again.id()).isEqualTo(lost.id());
        assertThatThrownBy(() -> finish(lost)).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> queue.renew(lost, "{}")).isInstanceOf(LeaseLostException.class);
        queue.fail(lost, "late", true);
        assertThat(states()).containsExactly("a running 2");
        finishQuietly(again);
        assertThat(states()).containsExactly("a done 2");
    }

    private void finish(Job job) throws LeaseLostException {
        database.everyone(transaction -> {
            JobQueue.finish(transaction, job);
            return job;
        });
    }

    private void finishQuietly(Job job) {
        try {
            finish(job);
        } catch (LeaseLostException lost) {
            throw new AssertionError(lost);
        }
    }

    @Test
    void aJobWhoseWorkersKeepDyingIsGivenUp() {
        var hasty = new JobQueue(database, Duration.ZERO.minusSeconds(1));
        add(1, "deadly", null, Priority.PUSH);
        for (int i = 0; i < JobQueue.LOSSES; i++) {
            hasty.take("dies", KINDS).or(() -> takeWaiting(hasty)).orElseThrow();
        }
        assertThat(hasty.take("lives", KINDS)).isEmpty();
        assertThat(states()).containsExactly("deadly failed " + JobQueue.LOSSES);
    }

    private Optional<Job> takeWaiting(JobQueue from) {
        database.runForEveryone(transaction -> transaction.execute("update job set due = now()"));
        return from.take("dies", KINDS);
    }

    @Test
    void aFailureIsTriedAgainLaterUnlessItIsPermanent() {
        add(1, "a", null, Priority.PUSH);
        queue.fail(take(), "the registry is busy", false);
        assertThat(states()).containsExactly("a ready 1");
        assertThat(queue.take("test", KINDS)).as("not at once").isEmpty();
        database.everyone(transaction -> transaction.execute("update job set due = now()"));
        queue.fail(take(), "no such image", true);
        assertThat(states()).containsExactly("a failed 2");
    }

    @Test
    void aCancelledJobEndsAtOnceOrWithItsWorkersNextSignOfLife() {
        long waiting = add(1, "waiting", null, Priority.SCHEDULED);
        long running = add(1, "running", null, Priority.PUSH);
        Job taken = take();
        assertThat(cancel(waiting)).isTrue();
        assertThat(cancel(running)).isTrue();
        assertThat(states()).containsExactly("waiting cancelled 0", "running running 1");
        assertThatThrownBy(() -> queue.renew(taken, "{}")).isInstanceOf(LeaseLostException.class);
        queue.fail(taken, "cancelled", true);
        assertThat(states()).containsExactly("waiting cancelled 0", "running cancelled 1");
        assertThat(cancel(running)).isFalse();
    }

    private boolean cancel(long id) {
        return database.of(1, transaction -> JobQueue.cancel(transaction, id));
    }

    @Test
    void aWorkerThatIsToldToStopGivesItsJobBack() {
        add(1, "a", null, Priority.PUSH);
        queue.giveBack(take());
        assertThat(states()).containsExactly("a ready 0");
    }

    @Test
    void jobsOfAKindThatNobodyHereKnowsAreLeftToOthers() {
        add(1, "a", null, Priority.PUSH);
        assertThat(queue.take("test", List.of("other"))).isEqualTo(Optional.empty());
    }

    private long addRepeating(String key) {
        return database.everyone(transaction ->
                JobQueue.enqueue(transaction, new NewJob(1, "scan", key, null, Priority.PUSH, "{}", true)));
    }

    @Test
    void whatIsAskedForAgainWhileItRunsIsDoneOnceMore() {
        addRepeating("a");
        addRepeating("a");
        Job first = take();
        finishQuietly(first);
        assertThat(states()).as("asked for twice before it ran").containsExactly("a done 1");
        addRepeating("b");
        Job second = take();
        addRepeating("b");
        addRepeating("b");
        finishQuietly(second);
        assertThat(states()).containsExactly("a done 1", "b ready 0");
        Job third = take();
        assertThat(third.id()).isEqualTo(second.id());
        addRepeating("b");
        queue.fail(third, "no such image", true);
        assertThat(states()).as("failed, but asked for anew").containsExactly("a done 1", "b ready 0");
        finishQuietlyNow();
        assertThat(states()).containsExactly("a done 1", "b done 1");
    }

    @Test
    void whatIsAskedForAfterItWasCancelledIsDone() {
        long id = add(1, "a", null, Priority.PUSH);
        Job taken = take();
        assertThat(cancel(id)).isTrue();
        assertThatThrownBy(() -> queue.renew(taken, "{}")).isInstanceOf(LeaseLostException.class);
        add(1, "a", null, Priority.PUSH);
        queue.fail(taken, "cancelled", true);
        assertThat(states()).containsExactly("a ready 0");
    }

    private void finishQuietlyNow() {
        database.runForEveryone(transaction -> transaction.execute("update job set due = now()"));
        finishQuietly(take());
    }

    @Test
    void theQueueDoesNotWaitForAWorkerThatIsCutOffWhileItEndsAJob() throws Exception {
        var hasty = new JobQueue(database, Duration.ZERO.minusSeconds(1));
        add(1, "a", null, Priority.PUSH);
        Job slow = hasty.take("slow", KINDS).orElseThrow();
        add(1, "b", null, Priority.PUSH);
        database.everyone(transaction -> {
            JobQueue.finish(transaction, slow);
            try (ExecutorService others = Executors.newSingleThreadExecutor()) {
                Future<Job> next = others.submit(this::take);
                assertThat(next.get(30, TimeUnit.SECONDS).key()).isEqualTo("b");
                return next;
            }
        });
        assertThat(states()).containsExactly("a done 1", "b running 1");
    }
}
