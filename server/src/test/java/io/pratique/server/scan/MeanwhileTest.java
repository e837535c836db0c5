package io.pratique.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.server.TestDatabase;
import io.pratique.server.queue.Job;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MeanwhileTest {
    private static final String DIGEST = "sha256:a";

    @RegisterExtension
    final TestDatabase test = new TestDatabase();

    private int told;

    @BeforeEach
    void begin() {
        run(
                "insert into registry (organisation, name, kind, address) values (1, 'r', 'distribution', 'r.example')",
                "insert into job (organisation, kind, key, registry, priority, payload, created)"
                        + " values (1, 'scan', 'sha256:a', 1, 0, '{}', now() - interval '1 minute')");
    }

    private void run(String... statements) {
        test.database().runForEveryone(transaction -> List.of(statements).forEach(transaction::execute));
    }

    private void tell(String kind, String tag, String age) {
        run(
                "insert into event (organisation, registry, delivery, kind, repository, tag, digest, received) values (1, 1, '"
                        + told++ + "', '" + kind + "', 'app', " + tag + ", 'sha256:a', now() - interval '" + age
                        + "')");
    }

    private boolean isGone() {
        var job = new Job(1, 1, "scan", DIGEST, 1, "{}", 1, null, 1);
        return test.database()
                .<Boolean, RuntimeException>everyone(
                        transaction -> Meanwhile.isGone(transaction, job, 1, "app", DIGEST));
    }

    @Test
    void anImageIsThereUnlessItWasDeletedSince() {
        assertThat(isGone()).isFalse();
        tell("delete", "null", "1 hour");
        assertThat(isGone()).as("before it was asked for").isFalse();
        tell("delete", "'1'", "30 seconds");
        assertThat(isGone()).as("a tag of it").isFalse();
        tell("delete", "null", "20 seconds");
        assertThat(isGone()).isTrue();
        tell("push", "'1'", "10 seconds");
        assertThat(isGone()).as("and is there again").isFalse();
    }

    @Test
    void nothingOfARemovedRegistryIsThere() {
        run("update registry set removed = now()");
        assertThat(isGone()).isTrue();
    }
}
