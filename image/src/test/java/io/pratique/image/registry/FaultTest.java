package io.pratique.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.http.HttpException;
import io.pratique.model.ErrorKind;
import io.pratique.testing.FakeWaiting;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeRegistry;
import io.pratique.testing.registry.FakeServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    private final FakeRegistry registry = FakeRegistry.plain();
    private final Puller puller = new Puller();
    private final BuiltImage built = Puller.noise();
    private final byte[] layer = built.layers().getFirst().bytes();
    private final String blob = "blobs/" + built.layers().getFirst().digest();

    @BeforeEach
    void fill() {
        registry.image("app", "1", built);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private void assertPulls() throws IOException {
        assertThat(puller.firstLayer(registry.host())).isEqualTo(layer);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "0, 0", "86400, 60", "99999999999999999999, 60", "'Thu, 01 Jan 2026 00:00:20 GMT', 20"})
    void waitsAsLongAsTheRegistryAsksUpToAMinute(String asked, int seconds) throws IOException {
        registry.on("manifests/1", Answer.status(429, "Retry-After", asked).times(1));

        assertPulls();

        assertThat(puller.waiting.slept).containsExactly(Duration.ofSeconds(seconds));
    }

    @Test
    void waitsLongerAfterEachFailureAndNeverTwiceTheSame() throws IOException {
        registry.on("manifests/1", Answer.status(503).times(4));

        assertPulls();

        assertThat(puller.waiting.slept).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(puller.waiting.slept.get(i).toMillis()).isBetween(250L << i, 500L << i);
        }
    }

    @Test
    void givesUpAfterFiveAttempts() {
        registry.on("manifests/1", Answer.status(503));

        assertThat(puller.failure(registry.host())).hasMessageContaining("fails with HTTP status 503");
        assertThat(registry.seen("manifests/1")).hasSize(5);
    }

    @Test
    void readsABrokenManifestAgain() throws IOException {
        registry.on(
                "manifests/1", Answer.brokenAfter(20, built.manifest().bytes()).times(1));

        assertPulls();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 501})
    void doesNotRepeatWhatWillNotChange(int status) {
        registry.on("manifests/1", Answer.status(status));

        puller.failure(registry.host());

        assertThat(registry.seen("manifests/1")).hasSize(1);
        assertThat(puller.waiting.slept).isEmpty();
    }

    @Test
    void takesABrokenTransferUpWhereItBroke() throws IOException {
        registry.on(blob, Answer.brokenUnlessResumed(100_000, layer));

        assertPulls();

        String range = registry.seen(blob).getLast().header("Range");
        assertThat(Integer.parseInt(range.replaceAll("\\D", ""))).isBetween(1, 100_000);
    }

    @Test
    void skipsWhatItHasWhereTheServerIgnoresRanges() throws IOException {
        registry.on(blob, Answer.content(200, layer))
                .on(blob, Answer.brokenAfter(100_000, layer).times(1));

        assertPulls();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes 0-99/*", "bytes 70-99/*", "bytes 7-99/300", "bytes 7", "elephants", ""})
    void refusesAPartFromAnotherPlace(String range) {
        registry.on(blob, Answer.content(206, Arrays.copyOf(layer, layer.length - 7), "Content-Range", range))
                .on(blob, Answer.brokenAfter(7, layer).times(1));

        assertRefused("another size");
    }

    @Test
    void refusesAPartOfAnotherWhole() {
        Answer lying = (exchange, seen) -> {
            int start = Integer.parseInt(seen.header("Range").replaceAll("\\D", ""));
            byte[] rest = Arrays.copyOfRange(layer, start, layer.length);
            String range = "bytes " + start + "-" + (layer.length - 1) + "/" + (layer.length + 1);
            return Answer.content(206, rest, "Content-Range", range).answer(exchange, seen);
        };
        registry.on(blob, lying).on(blob, Answer.brokenUnlessResumed(100_000, layer));

        assertRefused("another size");
    }

    @Test
    void refusesABlobOfAnotherSize() {
        registry.on(blob, Answer.content(200, Arrays.copyOf(layer, layer.length + 1)));

        assertRefused("another size");
    }

    @Test
    void readsNoMoreThanTheManifestSaysOfABodyWithoutLength() throws IOException {
        registry.on(blob, (exchange, seen) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(layer);
            while (true) {
                exchange.getResponseBody().write(new byte[4096]);
            }
        });

        assertPulls();
    }

    @Test
    void givesUpATransferThatBreaksAgainAndAgain() {
        registry.on(blob, Answer.brokenAfter(0, layer));

        assertThat(puller.failure(registry.host())).isInstanceOf(IOException.class);
        // the JDK may send each request twice
        assertThat(registry.seen(blob)).hasSizeBetween(5, 10);
    }

    @Test
    void givesUpAServerThatSaysNothing() {
        registry.on("manifests/1", registry.silence());
        puller.idleTimeout = Duration.ofMillis(200);

        assertThat(puller.failure(registry.host())).hasMessageContaining("does not answer");
    }

    @Test
    void takesUpATransferThatStalls() throws IOException {
        registry.on(blob, registry.silenceAfter(1000, layer).times(1));
        puller.idleTimeout = Duration.ofMillis(500);

        assertPulls();
    }

    @Test
    void givesUpAManifestThatTrickles() {
        puller.waiting = new FakeWaiting(Duration.ofMinutes(9));

        assertThat(puller.failure(registry.host())).hasMessageContaining("takes too long");
    }

    @Test
    void givesUpALayerThatTrickles() {
        puller.waiting = new FakeWaiting(Duration.ofMinutes(1));

        assertThat(puller.failure(registry.host())).hasMessageContaining("reading a layer took too long");
    }

    @Test
    void followsNoEndlessRedirects() {
        registry.on(blob, Answer.redirect("/v2/app/" + blob));

        assertThat(puller.failure(registry.host())).hasMessageContaining("redirects more than 5 times");
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest/meta-data/, internal address",
        "http://[fd00:ec2::254]/latest/, internal address",
        "http://[::ffff:169.254.169.254]/, internal address",
        "http://2852039166/, internal address",
        "http://0.0.0.0/, internal address",
        "http://10.0.0.1/, internal address",
        "http://localhost:99999/, no HTTP URL",
        "http://user:pw@localhost/, no HTTP URL",
        "file:///etc/passwd, no HTTP URL",
        "'http://a b/', no URL",
        "'', without saying where to",
    })
    void followsNoRedirectToPlacesThatAreNoRegistrys(String location, String message) {
        registry.on(blob, Answer.redirect(location));

        assertThat(puller.failure(registry.host())).hasMessageContaining(message);
    }

    @Test
    void saysThatNobodyListensWithoutTryingAgain() {
        FakeServer gone = new FakeServer(null);
        gone.close();

        assertThat(puller.failure(gone.host())).hasMessageContaining("cannot be reached");
        assertThat(puller.waiting.slept).isEmpty();
    }

    @Test
    void stopsWhereAThreadIsInterrupted() {
        registry.on("manifests/1", registry.silence());
        Thread.currentThread().interrupt();

        Throwable problem = puller.failure(registry.host());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(problem).isInstanceOf(java.io.InterruptedIOException.class);
        assertThat(puller.waiting.slept).isEmpty();
    }

    private void assertRefused(String message) {
        assertThat(puller.failure(registry.host()))
                .isInstanceOfSatisfying(
                        HttpException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID_INPUT))
                .hasMessageContaining(message);
    }
}
