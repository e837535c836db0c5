package io.pratique.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeRegistry;
import io.pratique.testing.registry.FakeServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorTest {
    private final FakeRegistry registry = FakeRegistry.plain();
    private final FakeRegistry first = FakeRegistry.plain();
    private final FakeRegistry second = FakeRegistry.plain();
    private final Puller puller = new Puller();
    private final BuiltImage built = Puller.noise();

    @BeforeEach
    void fill() {
        registry.image("app", "1", built);
        mirrors(first.host(), second.host());
    }

    @AfterEach
    void close() {
        registry.close();
        first.close();
        second.close();
    }

    private void mirrors(String... hosts) {
        puller.with("PRATIQUE_REGISTRY_MIRRORS", registry.host() + "=" + String.join(",", hosts));
    }

    private void assertPulls() throws IOException {
        assertThat(puller.firstLayer(registry.host()))
                .isEqualTo(built.layers().getFirst().bytes());
    }

    @Test
    void asksMirrorsInTheOrderGiven() throws IOException {
        List<String> order = new CopyOnWriteArrayList<>();
        registry.on("manifests/1", told(order, "registry"));
        first.on("manifests/1", told(order, "first"));
        second.on("manifests/1", told(order, "second"));

        assertPulls();

        assertThat(order).containsExactly("first", "second", "registry");
    }

    @Test
    void asksNobodyElseWhereTheFirstMirrorHasTheImage() throws IOException {
        first.image("app", "1", built);

        assertPulls();

        assertThat(second.seen("")).isEmpty();
        assertThat(registry.seen("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
    void passesOverAMirrorThatRefuses(int status) throws IOException {
        first.on("/v2/app/", Answer.status(status));
        second.image("app", "1", built);

        assertPulls();

        assertThat(first.seen("/v2/app/")).isNotEmpty();
        assertThat(registry.seen("")).isEmpty();
    }

    @Test
    void passesOverAMirrorWhereNobodyListens() throws IOException {
        FakeServer gone = new FakeServer(null);
        gone.close();
        mirrors(gone.host(), second.host());
        second.image("app", "1", built);

        assertPulls();

        assertThat(registry.seen("")).isEmpty();
    }

    @Test
    void passesOverAMirrorThatSaysNothing() throws IOException {
        first.on("manifests/1", first.silence());
        second.image("app", "1", built);
        puller.idleTimeout = Duration.ofMillis(500);

        assertPulls();

        assertThat(registry.seen("")).isEmpty();
    }

    @Test
    void passesOverAMirrorThatLeadsToAForeignTokenService() throws IOException {
        try (var spy = new FakeServer(null)) {
            first.bearer("http://" + spy.otherHost() + "/token", "t1");
            second.image("app", "1", built);
            puller.login();

            assertPulls();

            assertThat(spy.seen("")).isEmpty();
        }
    }

    /// Remembers that it was asked, and leaves the answer to others.
    private static Answer told(List<String> order, String name) {
        return (exchange, seen) -> {
            order.add(name);
            return false;
        };
    }
}
