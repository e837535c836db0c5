package io.pratique.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.image.Digest;
import io.pratique.server.TestDatabase;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobQueue;
import io.pratique.server.registry.webhook.RegistryEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventStormTest {
    private static final int PUSHES = 10_000;
    private static final int IMAGES = 100;

    @RegisterExtension
    final TestDatabase test = new TestDatabase();

    private ConnectedRegistry registry(int organisation) {
        int id = test.database()
                .everyone(transaction -> transaction
                        .createQuery("insert into registry (organisation, name, kind, address)"
                                + " values (:organisation, 'r', 'distribution', 'r.example') returning id")
                        .bind("organisation", organisation)
                        .mapTo(Integer.class)
                        .one());
        return new ConnectedRegistry(id, organisation, RegistryDraft.of("r", "distribution", "r.example"), false);
    }

    private static RegistryEvent push(String delivery, int image, @Nullable String tag) {
        return new RegistryEvent(
                delivery,
                RegistryEvent.Kind.PUSH,
                null,
                "app",
                tag,
                Digest.parse("sha256:%064x".formatted(image)),
                null,
                null,
                null);
    }

    @Test
    void tenThousandPushesOfAHundredImagesAreAHundredScansAndHoldUpNobodyElse() {
        test.database()
                .runForEveryone(transaction -> transaction.execute("insert into organisation (name) values ('b')"));
        var store = new EventStore(test.database());
        ConnectedRegistry noisy = registry(1);
        int taken = 0;
        for (int from = 0; from < PUSHES; from += 500) {
            List<RegistryEvent> events = new ArrayList<>();
            for (int i = from; i < from + 500; i++) {
                events.add(push("noisy " + i, i % IMAGES, i % 2 == 0 ? null : "t" + i % 7));
            }
            taken += store.receive(noisy, events);
        }
        assertThat(store.receive(noisy, List.of(push("noisy 0", 0, null))))
                .as("the same delivery again")
                .isZero();
        store.receive(registry(2), List.of(push("quiet", 1, "1")));

        assertThat(taken).isEqualTo(PUSHES);
        assertThat(waiting()).isEqualTo(IMAGES + 1);
        var queue = new JobQueue(test.database(), Duration.ofMinutes(1));
        assertThat(queue.take("w", List.of("scan")).map(Job::organisation)).hasValue(1);
        assertThat(queue.take("w", List.of("scan")).map(Job::organisation)).hasValue(2);
    }

    private int waiting() {
        return test.database()
                .everyone(transaction -> transaction
                        .createQuery("select count(*) from job where state = 'ready'")
                        .mapTo(Integer.class)
                        .one());
    }
}
