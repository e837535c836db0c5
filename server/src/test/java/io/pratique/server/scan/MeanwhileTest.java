package io.pratique.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.server.TestDatabase;
import io.pratique.server.queue.Job;
import io.pratique.server.scan.Meanwhile.Place;
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

    private void tellElsewhere(String kind, String digest) {
        run("insert into event (organisation, registry, delivery, kind, repository, tag, digest) values (1, 1, '"
                + told++ + "', '" + kind + "', 'elsewhere', null, '" + digest + "')");
    }

    private List<Place> places() {
        var job = new Job(1, 1, "scan", DIGEST, 1, "{}", 1, 1);
        return test.database()
                .<List<Place>, RuntimeException>everyone(
                        transaction -> Meanwhile.places(transaction, job, new Place(1, "app"), DIGEST));
    }

    private boolean isGone() {
        return places().isEmpty();
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

    @Test
    void anImageThatWasPushedElsewhereToWhileItsScanWaitedLiesThereToo() {
        tellElsewhere("push", "sha256:other");
        assertThat(places()).containsExactly(new Place(1, "app"));
        tellElsewhere("push", DIGEST);
        assertThat(places()).containsExactly(new Place(1, "app"), new Place(1, "elsewhere"));
        tell("delete", "null", "1 second");
        assertThat(places()).as("deleted in one of both").containsExactly(new Place(1, "elsewhere"));
        tellElsewhere("delete", DIGEST);
        assertThat(places()).isEmpty();
    }

    @Test
    void anImageLiesWhereAVisitFoundATagOfIt() {
        run(
                "insert into repository (organisation, registry, name) values (1, 1, 'visited')",
                "insert into tag (organisation, repository, name, digest, since) values (1, 1, 'v', 'sha256:a', now())");
        assertThat(places()).containsExactly(new Place(1, "app"), new Place(1, "visited"));
    }
}
