package io.pratique.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.pratique.http.HttpException;
import io.pratique.http.Reach;
import io.pratique.image.registry.auth.Credential;
import io.pratique.image.registry.auth.CredentialSource;
import io.pratique.model.ErrorKind;
import io.pratique.model.image.Platform;
import io.pratique.testing.FakeWaiting;
import io.pratique.testing.image.Blob;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.ImageBuilder;
import io.pratique.testing.image.OciLayout;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeRegistry;
import io.pratique.testing.registry.Seen;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryClientTest {
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final FakeRegistry registry = FakeRegistry.plain();
    private final FakeWaiting waiting = new FakeWaiting(Duration.ZERO);
    private final BuiltImage built =
            ImageBuilder.image().layer(layer -> layer.file("a", "1")).build();
    private final BuiltImage arm = ImageBuilder.image()
            .platform("linux/arm64")
            .layer(layer -> layer.file("a", "2"))
            .build();
    private final RegistryClient client = client(CredentialSource.NONE, Reach.INTERNAL);

    private RegistryClient client(CredentialSource credentials, Reach reach) {
        RegistrySettings settings = RegistrySettings.of(
                Map.of("PRATIQUE_REGISTRY_USERNAME", "ambient", "PRATIQUE_REGISTRY_PASSWORD", "ambient"),
                false,
                registry.host());
        return RegistryClient.open(
                registry.host(), settings, Access.given(credentials, reach), Duration.ofSeconds(20), waiting);
    }

    @AfterEach
    void close() {
        client.close();
        registry.close();
    }

    @Test
    void resolvesTagsByTheirHeadersAlone() throws IOException {
        registry.image("app", "1", built);

        Resolved resolved = client.resolve("app", "1");

        assertThat(resolved.digest()).isEqualTo(built.manifest().digest());
        assertThat(resolved.mediaType()).isEqualTo(built.manifestType());
        assertThat(registry.seen("manifests/1")).extracting(Seen::method).containsExactly("HEAD");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 501})
    void readsTheManifestWhereHeadersCannotBeAskedFor(int status) throws IOException {
        registry.image("app", "1", built).on("manifests/1", onHead(Answer.status(status)));

        assertThat(client.resolve("app", "1"))
                .isEqualTo(new Resolved(
                        built.manifest().digest(),
                        built.manifestType(),
                        built.manifest().bytes().length));
    }

    @Test
    void readsTheManifestWhereTheHeadersLackTheDigest() throws IOException {
        registry.image("app", "1", built).on("manifests/1", onHead(Answer.content(200, new byte[0])));

        assertThat(client.resolve("app", "1").digest())
                .isEqualTo(built.manifest().digest());
    }

    private static Answer onHead(Answer answer) {
        return (exchange, seen) -> seen.method().equals("HEAD") && answer.answer(exchange, seen);
    }

    @Test
    void saysThatATagIsNotThere() {
        assertThatThrownBy(() -> client.resolve("app", "1"))
                .isInstanceOfSatisfying(
                        HttpException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
    }

    @Test
    void listsTheImagesOfAnIndexWithoutWhatIsAttached() throws IOException {
        registry.index("app", "inner", built, arm);
        String inner = client.resolve("app", "inner").digest().toString();
        String entry = "{\"mediaType\":\"" + INDEX + "\",\"digest\":\"" + inner + "\",\"size\":1}";
        String attached = "{\"mediaType\":\"" + built.manifestType() + "\",\"digest\":\"sha256:" + "0".repeat(64)
                + "\",\"size\":1,\"platform\":{\"os\":\"unknown\",\"architecture\":\"unknown\"}}";
        registry.manifest("app", "1", OciLayout.indexOf(List.of(attached, entry)), INDEX);

        assertThat(client.images("app", "1"))
                .containsExactly(
                        new PlatformImage(built.manifest().digest(), Platform.parse("linux/amd64")),
                        new PlatformImage(arm.manifest().digest(), Platform.parse("linux/arm64")));
        registry.image("app", "2", built);
        assertThat(client.images("app", "2"))
                .containsExactly(new PlatformImage(built.manifest().digest(), null));
    }

    @Test
    void followsNoIndexesWithoutEnd() {
        Blob index = OciLayout.indexOf(List.of());
        for (int depth = 0; depth < 6; depth++) {
            registry.manifest("app", "1", index, INDEX);
            index = OciLayout.indexOf(List.of("{\"mediaType\":\"" + INDEX + "\",\"digest\":\"" + index.digest()
                    + "\",\"size\":" + index.bytes().length + "}"));
        }

        assertThatThrownBy(() -> client.images("app", "1")).hasMessageContaining("nested more than 4 deep");
    }

    @Test
    void readsListsPageByPage() throws IOException {
        registry.on("/v2/app/tags/list", (exchange, seen) -> {
            boolean second = seen.query().contains("last=b");
            String link = second ? "" : "</v2/app/tags/list?n=2&last=b>; rel=\"next\"";
            byte[] body = (second ? "{\"tags\":[\"c\"]}" : "{\"tags\":[\"a\",\"b\",\"no tag\"]}").getBytes();
            return Answer.content(200, body, "Link", link).answer(exchange, seen);
        });

        Page<String> first = client.tags("app", null);
        Page<String> second = client.tags("app", first.next());

        assertThat(first.items()).containsExactly("a", "b");
        assertThat(second).isEqualTo(new Page<>(List.of("c"), null));
    }

    @Test
    void takesAnAbsentListForAnEmptyOne() throws IOException {
        registry.on("/v2/app/tags/list", Answer.json("{\"name\":\"app\",\"tags\":null}"));

        assertThat(client.tags("app", null)).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void asksForMoreWhereAPageIsJustFull() throws IOException {
        String names = "\"x\",".repeat(NameLists.SIZE - 1) + "\"z\"";
        registry.on("_catalog", Answer.json("{\"repositories\":[" + names + "]}"));

        Page<String> first = client.repositories(null);

        assertThat(first.next()).isEqualTo("?n=1000&last=z");
        assertThat(client.repositories(first.next()).next()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/v2/_catalog?last=a, leads away",
        "http://other.example/v2/_catalog?last=a, leads away",
        "/v2/app/tags/list?last=a, leads away",
        "'http://a b/', leads away",
    })
    void followsNoLinkToAnotherPlace(String link, String message) {
        registry.on(
                "_catalog",
                Answer.content(200, "{\"repositories\":[]}".getBytes(), "Link", "<" + link + ">; rel=\"next\""));

        assertThatThrownBy(() -> client.repositories(null)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "{}", "{\"tags\":[\"a\"", "{\"repositories\":[]}"})
    void refusesWhatIsNoList(String body) {
        registry.on("tags/list", Answer.json(body));

        assertThatThrownBy(() -> client.tags("app", null)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAnEndlessList() {
        registry.on("tags/list", Answer.endless("{\"tags\":[],".repeat(1000).getBytes()));

        assertThatThrownBy(() -> client.tags("app", null)).hasMessageContaining("larger than");
    }

    @Test
    void takesNoCredentialFromTheEnvironment() {
        registry.basic("ambient", "ambient");

        assertThatThrownBy(client::ping).hasMessageContaining("wants credentials");
        assertThat(registry.seen("")).noneMatch(seen -> seen.header("Authorization") != null);
    }

    @Test
    void showsTheCredentialThatItWasGiven() throws IOException {
        registry.basic("ann", Puller.SECRET);
        CredentialSource ann = (host, repository) -> new Credential.Password("ann", Puller.SECRET);

        try (RegistryClient authorised = client(ann, Reach.INTERNAL)) {
            authorised.ping();
        }
        CredentialSource wrong = (host, repository) -> new Credential.Password("ann", "other");
        try (RegistryClient refused = client(wrong, Reach.INTERNAL)) {
            assertThatThrownBy(refused::ping).hasMessageContaining("refuses the credentials");
        }
    }

    @Test
    void asksTokenServicesForTheListOfRepositories() throws IOException {
        registry.bearer("http://" + registry.host() + "/token", "t")
                .on("/token", Answer.json("{\"token\":\"t\"}"))
                .on("/v2/_catalog", Answer.json("{\"repositories\":[\"a\"]}").unless("Authorization", "none"));
        registry.bearer("http://" + registry.host() + "/token", "t");

        assertThat(client.repositories(null).items()).containsExactly("a");
        assertThat(registry.seen("/token").getFirst().query()).contains("scope=registry%3Acatalog%3A*");
    }

    @Test
    void asksNobodyAtInternalAddressesUnlessAllowed() throws IOException {
        try (RegistryClient outside = client(CredentialSource.NONE, Reach.PUBLIC)) {
            assertThatThrownBy(outside::ping).hasMessageContaining("an administrator must allow internal addresses");
        }
        assertThat(registry.seen("")).isEmpty();
    }

    @Test
    void waitsShortlyWhereTheRegistryAsksFor() throws IOException {
        registry.image("app", "1", built)
                .on("manifests/1", Answer.status(429, "Retry-After", "7").times(1));

        client.resolve("app", "1");

        assertThat(waiting.slept).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void leavesTheRegistryAloneForAsLongAsItAsksFor() {
        registry.image("app", "1", built)
                .on("manifests/1", Answer.status(429, "Retry-After", "3600", "RateLimit-Remaining", "0;w=21600"));

        assertThatThrownBy(() -> client.resolve("app", "1")).hasMessageContaining("no more requests for 3600 s");
        assertThat(catchThrowable(client::ping)).hasMessageContaining("no more requests");

        assertThat(waiting.slept).isEmpty();
        assertThat(registry.seen("manifests/1")).hasSize(1);
        assertThat(client.budget().pause()).isEqualTo(Duration.ofHours(1));
        assertThat(client.budget().remaining()).hasValue(0);
        waiting.sleep(Duration.ofHours(1));
        assertThat(client.budget().pause()).isZero();
    }

    @Test
    void readsHowManyRequestsAreLeft() throws IOException {
        registry.on("tags/list", Answer.content(200, "{\"tags\":[]}".getBytes(), "ratelimit-remaining", "76;w=21600"));

        client.tags("app", null);

        assertThat(client.budget().remaining()).hasValue(76);
        assertThat(client.budget().requests()).isEqualTo(1);
    }
}
