package io.pratique.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.image.Digest;
import io.pratique.server.TestDatabase;
import io.pratique.server.registry.webhook.RegistryEvent;
import io.pratique.server.registry.webhook.RegistryEvent.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventStoreTest {
    private static final String OLD = "sha256:" + "1".repeat(64);
    private static final String NEW = "sha256:" + "2".repeat(64);

    @RegisterExtension
    final TestDatabase test = new TestDatabase();

    private ConnectedRegistry registry;

    @BeforeEach
    void begin() {
        test.database()
                .runForEveryone(transaction -> transaction.execute("insert into registry (organisation, name, kind,"
                        + " address) values (1, 'r', 'distribution', 'r.example')"));
        registry = new ConnectedRegistry(1, 1, RegistryDraft.of("r", "distribution", "r.example"), false);
    }

    private static RegistryEvent event(Kind kind, String delivery, @Nullable String tag, String digest, int second) {
        Instant happened = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(second);
        return new RegistryEvent(delivery, kind, null, "app", tag, Digest.parse(digest), happened, null, null);
    }

    private void tell(RegistryEvent... events) {
        new EventStore(test.database()).receive(registry, List.of(events));
    }

    private List<String> list(String sql) {
        return test.database()
                .everyone(transaction ->
                        transaction.createQuery(sql).mapTo(String.class).list());
    }

    private List<String> tags() {
        return list("select name || ' ' || digest from tag where until = 'infinity' order by name");
    }

    private List<String> jobs() {
        return list("select kind || ' ' || key from job where kind <> 'rejudge' order by id");
    }

    @Test
    void theSameNotificationAHundredTimesIsOne() {
        for (int i = 0; i < 100; i++) {
            tell(event(Kind.PUSH, "a", "1", NEW, 0), event(Kind.PUSH, "a", "1", NEW, 0));
        }
        assertThat(list("select kind from event")).containsExactly("push");
        assertThat(jobs()).containsExactly("scan " + NEW);
    }

    @Test
    void aPushThatIsToldLateDoesNotMoveTheTagBackAndTheRegistryIsAskedWhereItLeads() {
        tell(event(Kind.PUSH, "b", "1", NEW, 60));
        tell(event(Kind.PUSH, "a", "1", OLD, 0));
        assertThat(tags()).containsExactly("1 " + NEW);
        assertThat(jobs()).containsExactly("scan " + NEW, "scan 1/app:1", "scan " + OLD);
    }

    @Test
    void aDeletionThatIsToldLateEndsNothingAndTheRegistryIsVisited() {
        tell(event(Kind.PUSH, "b", "1", NEW, 60));
        tell(event(Kind.DELETE, "a", null, NEW, 0));
        assertThat(tags()).containsExactly("1 " + NEW);
        assertThat(jobs()).containsExactly("scan " + NEW, "poll 1");
    }

    @Test
    void whatIsToldInOrderIsBelieved() {
        tell(event(Kind.PUSH, "a", "1", OLD, 0), event(Kind.PUSH, "b", "1", NEW, 60));
        assertThat(tags()).containsExactly("1 " + NEW);
        tell(event(Kind.DELETE, "c", null, NEW, 61));
        assertThat(tags()).isEmpty();
        assertThat(jobs()).containsExactly("scan " + OLD, "scan " + NEW);
    }
}
