package io.pratique.server.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.http.HttpException;
import io.pratique.image.ImageTarget;
import io.pratique.model.ErrorKind;
import io.pratique.model.image.Digest;
import io.pratique.server.TestDatabase;
import io.pratique.server.judge.Generations;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.queue.Lease;
import io.pratique.server.queue.Priority;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ScanJobTest {
    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final String CHILD = "sha256:" + "b".repeat(64);

    @TempDir
    Path folder;

    @RegisterExtension
    final TestDatabase test = new TestDatabase();

    /// Has an index of one image in the repositories that are named.
    private record Images(List<String> repositories) implements RegistryImages {
        @Override
        public Resolved resolve(int organisation, int registry, String repository, String reference)
                throws IOException {
            if (!repositories.contains(repository)) {
                throw new HttpException(ErrorKind.NOT_FOUND, "no image " + repository);
            }
            return new Resolved(Digest.parse(DIGEST), true, List.of(new Listed(Digest.parse(CHILD), "linux/amd64")));
        }

        @Override
        public ImageTarget open(int organisation, int registry, String repository, Digest digest) throws IOException {
            throw new HttpException(ErrorKind.NOT_FOUND, "no image " + repository);
        }
    }

    @BeforeEach
    void begin() {
        run("insert into registry (organisation, name, kind, address) values (1, 'r', 'distribution', 'r.example')");
        test.database()
                .everyone(transaction ->
                        JobQueue.enqueue(transaction, new ScanRequest(1, "app", DIGEST, false).job(1, Priority.PUSH)));
    }

    private void run(String sql) {
        test.database().runForEveryone(transaction -> transaction.execute(sql));
    }

    private void tell(String kind, String repository) {
        run("insert into event (organisation, registry, delivery, kind, repository, digest)"
                + " select 1, 1, count(*), '" + kind + "', '" + repository + "', '" + DIGEST + "' from event");
    }

    private void scan(String... repositories) throws Exception {
        var queue = new JobQueue(test.database(), Duration.ofMinutes(1));
        Job job = queue.take("test", List.of(ScanRequest.KIND)).orElseThrow();
        var scan = new ScanJob(
                test.database(), new Images(List.of(repositories)), new Generations(test.database(), folder));
        scan.handle(job, new Lease(job, queue, test.database()));
    }

    private List<String> placements() {
        return list("select r.name from placement p join repository r on r.id = p.repository"
                + " where p.until = 'infinity' order by 1");
    }

    private List<String> list(String sql) {
        return new ArrayList<>(test.database()
                .everyone(transaction ->
                        transaction.createQuery(sql).mapTo(String.class).list()));
    }

    @Test
    void anIndexLiesWithItsImagesInEveryRepositoryThatSharesTheJob() throws Exception {
        tell("push", "app");
        tell("push", "promoted");
        scan("app", "promoted");
        assertThat(placements()).containsExactly("app", "promoted");
        assertThat(list("select key || ' ' || state from job order by id"))
                .containsExactly(DIGEST + " done", CHILD + " ready");
    }

    @Test
    void anImageThatIsGoneWhereItWasFoundFirstIsReadWhereItLiesToo() throws Exception {
        tell("push", "promoted");
        tell("delete", "app");
        scan("promoted");
        assertThat(placements()).containsExactly("promoted");
        assertThat(list("select payload ->> 'repository' from job where key = '" + CHILD + "'"))
                .containsExactly("promoted");
    }

    @Test
    void anImageThatWasDeletedMeanwhileIsNoFailure() throws Exception {
        tell("delete", "app");
        scan();
        assertThat(list("select state from job")).containsExactly("done");
        assertThat(placements()).isEmpty();
    }

    @Test
    void anImageThatShouldBeThereAndIsNotIsAskedForAgain() {
        tell("push", "app");
        assertThatThrownBy(() -> scan()).isInstanceOf(HttpException.class).hasMessageContaining("no image app");
    }
}
