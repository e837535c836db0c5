package io.pratique.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.image.Digest;
import io.pratique.server.TestDatabase;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.queue.Job;
import io.pratique.server.registry.ConnectedRegistry;
import io.pratique.server.registry.EventStore;
import io.pratique.server.registry.RegistryDraft;
import io.pratique.server.registry.webhook.RegistryEvent;
import io.pratique.server.scan.Meanwhile.Place;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MeanwhileTest {
    private static final String DIGEST = "sha256:a";
    private static final String STORED = "sha256:" + "a".repeat(64);

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
        var job = new Job(1, 1, "scan", DIGEST, 1, "{}", 1, null, 1);
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

    @Test
    void whatIsDeletedWhileItsScanIsStoredIsDeletedAfterThat() throws Exception {
        var registry = new ConnectedRegistry(1, 1, RegistryDraft.of("r", "distribution", "r.example"), false);
        var deletion = new RegistryEvent(
                "d", RegistryEvent.Kind.DELETE, null, "app", null, Digest.parse(STORED), null, null, null);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> deleting = test.database().everyone(transaction -> {
                var job = new Job(1, 1, "scan", STORED, 1, "{}", 1, null, 1);
                assertThat(Meanwhile.places(transaction, job, new Place(1, "app"), STORED))
                        .hasSize(1);
                Future<Integer> other =
                        threads.submit(() -> new EventStore(test.database()).receive(registry, List.of(deletion)));
                while (waiting(transaction) == 0 && !other.isDone()) {
                    Thread.onSpinWait();
                }
                var catalogue = new Catalogue(transaction, 1);
                int image = catalogue.image(
                        catalogue.repository(1, "app"), new Catalogue.Described(STORED, "", null, null), null);
                catalogue.members(STORED, List.of(image));
                return other;
            });
            assertThat(deleting.get()).isEqualTo(1);
        }
        int present = test.database()
                .everyone(transaction -> transaction
                        .createQuery("select count(*) from placement where until = 'infinity'")
                        .mapTo(Integer.class)
                        .one());
        assertThat(present).isZero();
    }

    private static int waiting(Handle transaction) {
        return transaction
                .createQuery("select count(*) from pg_locks where not granted")
                .mapTo(Integer.class)
                .one();
    }
}
