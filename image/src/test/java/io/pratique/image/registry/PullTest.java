package io.pratique.image.registry;

import static io.pratique.testing.image.ImageBuilder.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.ImageTarget;
import io.pratique.image.Limits;
import io.pratique.image.MissingLayerException;
import io.pratique.image.source.ImageSources;
import io.pratique.image.source.SourceOptions;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Platform;
import io.pratique.testing.image.Blob;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeRegistry;
import io.pratique.testing.registry.FakeServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullTest {
    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";

    private final FakeRegistry registry = FakeRegistry.plain();
    private final Puller puller = new Puller();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void readsTheLayersOfAnOciImage() throws IOException {
        BuiltImage built = Puller.noise();
        registry.image("app", "1", built);

        try (RegistryTarget target = puller.open(registry.host())) {
            assertThat(target.image().digest()).isEqualTo(built.manifest().digest());
            assertThat(Puller.firstLayer(target))
                    .isEqualTo(built.layers().getFirst().bytes());
        }
    }

    @Test
    void readsImagesWithDockersTypes() throws IOException {
        BuiltImage built =
                image().dockerTypes().layer(layer -> layer.file("a", "b")).build();
        registry.image("app", "1", built);

        assertThat(puller.firstLayer(registry.host()))
                .isEqualTo(built.layers().getFirst().bytes());
    }

    @Test
    void opensThroughTheListOfSources() throws IOException {
        BuiltImage built = Puller.noise();
        registry.image("team/app", "1", built);
        var options = new SourceOptions(null, false, Limits.DEFAULT, Map.of());

        try (var target = (ImageTarget) ImageSources.open("registry:" + registry.host() + "/team/app:1", options)) {
            assertThat(target.image().digest()).isEqualTo(built.manifest().digest());
        }
    }

    @Test
    void failsThroughTheListOfSourcesWithTheKindThatBecomesTheExitCode() {
        var options = new SourceOptions(null, false, Limits.DEFAULT, Map.of());

        assertThatThrownBy(() -> ImageSources.open("registry:" + registry.host() + "/app:2", options))
                .isInstanceOfSatisfying(
                        PratiqueException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND))
                .hasMessageContaining("has no image app:2");
        assertThatThrownBy(() -> ImageSources.open("registry:UPPER/CASE", options))
                .isInstanceOfSatisfying(
                        PratiqueException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE));
    }

    @Test
    void pullsTheManifestOfTheDigestAsked() throws IOException {
        BuiltImage pinned = Puller.noise();
        registry.image("app", "1", pinned)
                .image(
                        "app",
                        "1",
                        image().layer(layer -> layer.file("moved", "tag")).build());

        try (RegistryTarget target =
                puller.openImage(registry.host() + "/app:1@" + pinned.manifest().digest())) {
            assertThat(target.image().digest()).isEqualTo(pinned.manifest().digest());
        }
    }

    @Test
    void refusesAnotherManifestThanTheDigestAsked() {
        BuiltImage other = Puller.noise();
        String pinned = "sha256:" + "0".repeat(64);
        registry.image("app", "1", other)
                .on("manifests/" + pinned, Answer.content(200, other.manifest().bytes(), "Content-Type", OCI));

        assertThatThrownBy(() -> puller.openImage(registry.host() + "/app@" + pinned))
                .hasMessageContaining("asked for as " + pinned)
                .hasMessageContaining(other.manifest().digest().toString());
    }

    @Test
    void refusesAManifestThatItsOwnHeaderDenies() {
        registry.on(
                "manifests/1",
                Answer.content(
                        200,
                        Puller.noise().manifest().bytes(),
                        "Content-Type",
                        OCI,
                        "Docker-Content-Digest",
                        "sha256:" + "1".repeat(64)));

        assertThat(puller.failure(registry.host())).hasMessageContaining("damaged or exchanged");
    }

    @Test
    void refusesAnInvalidDigestHeader() {
        registry.on(
                "manifests/1",
                Answer.content(
                        200,
                        Puller.noise().manifest().bytes(),
                        "Content-Type",
                        OCI,
                        "Docker-Content-Digest",
                        "md5:00"));

        assertThat(puller.failure(registry.host())).hasMessageContaining("states an invalid digest");
    }

    @Test
    void refusesAnExchangedConfiguration() {
        BuiltImage built = Puller.noise();
        byte[] other =
                built.config().text().replace("amd64", "arm64").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        registry.image("app", "1", built).on("blobs/" + built.config().digest(), Answer.content(200, other));

        assertThat(puller.failure(registry.host())).hasMessageContaining("configuration");
    }

    @Test
    void choosesThePlatformAsked() throws IOException {
        BuiltImage arm = image().platform("linux/arm64")
                .layer(layer -> layer.file("a", "arm"))
                .build();
        registry.index("app", "1", Puller.noise(), arm);
        puller.platform = Platform.parse("linux/arm64");

        try (RegistryTarget target = puller.open(registry.host())) {
            assertThat(target.image().digest()).isEqualTo(arm.manifest().digest());
        }
    }

    @Test
    void namesThePlatformsOnOffer() {
        registry.index(
                "app", "1", Puller.noise(), image().platform("linux/arm/v7").build());
        puller.platform = Platform.parse("linux/s390x");

        assertThat(puller.failure(registry.host()))
                .isInstanceOfSatisfying(
                        PratiqueException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND))
                .hasMessageContaining("linux/amd64, linux/arm/v7");
    }

    @Test
    void takesTheOnlyPlatformWhereNoneIsAsked() throws IOException {
        BuiltImage only = image().platform("linux/riscv64")
                .layer(layer -> layer.file("a", "b"))
                .build();
        registry.index("app", "1", only);
        puller.platform = null;

        try (RegistryTarget target = puller.open(registry.host())) {
            assertThat(target.image().digest()).isEqualTo(only.manifest().digest());
        }
    }

    @Test
    void refusesAnIndexInsideItselfWithoutEnd() {
        Blob index = Blob.of("{\"schemaVersion\":2}");
        for (int i = 0; i < 8; i++) {
            String type = "application/vnd.oci.image.index.v1+json";
            index = io.pratique.testing.image.OciLayout.indexOf(java.util.List.of(
                    (i == 0 ? Puller.noise().manifest() : index).descriptor(i == 0 ? OCI : type, "")));
            registry.manifest("app", "1", index, type);
        }

        assertThat(puller.failure(registry.host())).hasMessageContaining("nested more than");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schemaVersion\":1,\"fsLayers\":[],\"history\":[]} | | schema 1 manifest",
                "{\"schemaVersion\":2} | application/vnd.docker.distribution.manifest.v1+prettyjws | schema 1 manifest",
                "{\"schemaVersion\":2,\"layers\":[],\"manifests\":[]} | | both layers and manifests",
                "{\"schemaVersion\":2,\"manifests\":[]} | application/vnd.oci.image.manifest.v1+json | ambiguous",
                "{\"schemaVersion\":2} | | neither layers nor manifests",
                "<html>log in</html> | text/html | cannot be parsed",
            })
    void refusesDocumentsThatAreNoImageOrTwo(String body, String type, String message) {
        String contentType = type == null ? "application/json" : type;
        registry.on(
                "manifests/1", Answer.content(200, body.getBytes(StandardCharsets.UTF_8), "Content-Type", contentType));

        assertThat(puller.failure(registry.host())).hasMessageContaining(message);
        assertThat(registry.seen("manifests/1")).hasSize(1);
    }

    @Test
    void stopsReadingAManifestAtFourMebibytes() {
        registry.on("manifests/1", Answer.endless(new byte[65_536]));

        assertThat(puller.failure(registry.host())).hasMessageContaining("larger than 4096 KiB");
    }

    @Test
    void saysThatALayerIsMissingAndNeverAsksForeignAddresses() throws IOException {
        try (var foreign = new FakeServer(null)) {
            BuiltImage built = image().rawLayer(
                            "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
                            new byte[100],
                            new byte[100],
                            ",\"urls\":[\"http://" + foreign.host() + "/layer\"]",
                            null)
                    .build();
            registry.image("app", "1", built)
                    .on("blobs/" + built.layers().getFirst().digest(), Answer.status(404));

            try (RegistryTarget target = puller.open(registry.host())) {
                assertThatThrownBy(() -> Puller.firstLayer(target))
                        .isInstanceOf(MissingLayerException.class)
                        .hasMessageContaining("never contacted");
            }
            assertThat(foreign.seen("")).isEmpty();
        }
    }

    @Test
    void asksMirrorsFirstAndTheRegistryLast() throws IOException {
        BuiltImage built = Puller.noise();
        registry.image("app", "1", built);
        try (FakeRegistry mirror = FakeRegistry.plain()) {
            mirror.image("cache/app", "1", built)
                    .on("blobs/" + built.layers().getFirst().digest(), Answer.status(404));
            puller.with("PRATIQUE_REGISTRY_MIRRORS", registry.host() + "=" + mirror.host() + "/cache");

            assertThat(puller.firstLayer(registry.host()))
                    .isEqualTo(built.layers().getFirst().bytes());

            assertThat(registry.seen("/manifests/")).isEmpty();
            assertThat(registry.seen("/blobs/")).hasSize(1);
            assertThat(mirror.seen("/v2/cache/app/")).hasSize(3);
        }
    }

    @Test
    void asksTheRegistryWhereAMirrorGivesAnotherContent() throws IOException {
        BuiltImage built = Puller.noise();
        registry.image("app", "1", built);
        try (FakeRegistry mirror = FakeRegistry.plain()) {
            mirror.on(
                    "/manifests/",
                    Answer.content(
                            200,
                            Puller.noise().manifest().bytes(),
                            "Docker-Content-Digest",
                            "sha256:" + "1".repeat(64)));
            puller.with("PRATIQUE_REGISTRY_MIRRORS", registry.host() + "=" + mirror.host());

            assertThat(puller.firstLayer(registry.host()))
                    .isEqualTo(built.layers().getFirst().bytes());
        }
    }
}
