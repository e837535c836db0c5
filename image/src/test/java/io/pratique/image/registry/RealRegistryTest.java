package io.pratique.image.registry;

import static io.pratique.testing.image.ImageBuilder.image;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.http.HttpException;
import io.pratique.image.Attachment;
import io.pratique.image.AttachmentKind;
import io.pratique.image.Attachments;
import io.pratique.model.ErrorKind;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Platform;
import io.pratique.testing.image.Blob;
import io.pratique.testing.image.BuiltArtifact;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.OciLayout;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeRegistry;
import io.pratique.testing.registry.RealRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealRegistryTest {
    /// User `ann`, password [Puller#SECRET].
    private static final String HTPASSWD = "ann:$2y$05$abcdefghijklmnopqrstuu3OMhYkF2E2d6Vq7iyR.mcoO1Yz2SXAe";

    private final Puller puller = new Puller();
    private final BuiltImage built = Puller.noise();

    @TempDir
    private Path folder;

    @Test
    void pullsWhatSkopeoPushed() throws Exception {
        Path layout = built.layout().writeTo(folder.resolve("layout"));
        try (RealRegistry registry = RealRegistry.start(folder, "")) {
            registry.push(layout, "app:1");

            try (RegistryTarget target = puller.open(registry.host())) {
                assertThat(target.image().digest()).isEqualTo(built.manifest().digest());
                assertThat(Puller.firstLayer(target))
                        .isEqualTo(built.layers().getFirst().bytes());
            }
            try (RegistryTarget pinned = puller.openImage(
                    registry.host() + "/app@" + built.manifest().digest())) {
                assertThat(pinned.image().digest()).isEqualTo(built.manifest().digest());
            }
            assertThat(puller.failure(registry.host() + "/absent")).hasMessageContaining("has no image absent/app:1");
        }
    }

    @Test
    void pullsImagesThatSkopeoConvertedToDockersFormat() throws Exception {
        Path layout = built.layout().writeTo(folder.resolve("layout"));
        try (RealRegistry registry = RealRegistry.start(folder, "")) {
            registry.push(layout, "app:1", "--format", "v2s2");

            assertThat(puller.firstLayer(registry.host()))
                    .isEqualTo(built.layers().getFirst().bytes());
        }
    }

    @Test
    void choosesAPlatformOfAnIndex() throws Exception {
        BuiltImage arm = image().platform("linux/arm64")
                .layer(layer -> layer.file("a", "arm"))
                .build();
        Path layout = new OciLayout().index("all", built, arm).writeTo(folder.resolve("layout"));
        puller.platform = Platform.parse("linux/arm64");
        try (RealRegistry registry = RealRegistry.start(folder, "")) {
            registry.push(layout, "app:1");

            assertThat(puller.firstLayer(registry.host()))
                    .isEqualTo(arm.layers().getFirst().bytes());
        }
    }

    @Test
    void takesABrokenTransferUpByRange() throws Exception {
        Path layout = built.layout().writeTo(folder.resolve("layout"));
        byte[] layer = built.layers().getFirst().bytes();
        String blob = "blobs/" + built.layers().getFirst().digest();
        try (RealRegistry real = RealRegistry.start(folder, "");
                var front = FakeRegistry.plain()) {
            real.push(layout, "app:1");
            front.on(
                            "/v2/app/",
                            (exchange, seen) -> Answer.redirect("http://" + real.host() + seen.path())
                                    .answer(exchange, seen))
                    .on(blob, Answer.brokenAfter(100_000, layer).times(1));

            assertThat(puller.firstLayer(front.host())).isEqualTo(layer);
        }
    }

    /// This registry cannot list referrers (distribution 2.8).
    @Test
    void findsWhatIsAttachedByTagsAndInTheIndex() throws Exception {
        Digest subject = built.manifest().digest();
        String tag = "sha256-" + subject.hex();
        BuiltArtifact referrer = BuiltArtifact.cycloneDx(Blob.of("{\"n\":1}"), subject);
        BuiltArtifact sbom = BuiltArtifact.cycloneDx(Blob.of("{\"n\":2}"), null);
        BuiltArtifact attestation =
                BuiltArtifact.of("", "application/vnd.dsse.envelope.v1+json", Map.of(), Blob.of("{\"n\":3}"), null);
        BuiltArtifact buildKit = BuiltArtifact.of("", "application/vnd.in-toto+json", Map.of(), Blob.of("{}"), null);
        String indexType = "application/vnd.oci.image.index.v1+json";
        Path layout = built.layout().writeTo(folder.resolve("layout"));
        try (RealRegistry registry = RealRegistry.start(folder, "")) {
            registry.push(layout, "app:image");
            for (BuiltArtifact one : List.of(referrer, buildKit)) {
                registry.push("app", one.manifest().digest().toString(), one);
            }
            registry.pushManifest("app", tag, OciLayout.indexOf(List.of(referrer.descriptor(""))), indexType);
            registry.push("app", tag + ".sbom", sbom);
            registry.push("app", tag + ".att", attestation);
            Blob index = OciLayout.indexOf(
                    List.of(built.manifest().descriptor(built.manifestType(), ""), buildKit.attestation(subject)));
            registry.pushManifest("app", "1", index, indexType);

            try (RegistryTarget target = puller.open(registry.host())) {
                Attachments found = target.attachments(AttachmentKind.SBOM);
                assertThat(found.problems()).isEmpty();
                assertThat(found.all())
                        .extracting(Attachment::digest)
                        .containsExactly(
                                buildKit.document().digest(),
                                referrer.document().digest(),
                                sbom.document().digest(),
                                attestation.document().digest());
                assertThat(found.all().getLast().read())
                        .isEqualTo(attestation.document().bytes());
            }
            try (RegistryTarget image = puller.openImage(registry.host() + "/app:image")) {
                assertThat(image.attachments(AttachmentKind.SBOM).all()).hasSize(3);
            }
        }
    }

    @Test
    void logsInWithAPassword() throws Exception {
        Path layout = built.layout().writeTo(folder.resolve("layout"));
        try (RealRegistry registry = RealRegistry.start(folder, HTPASSWD)) {
            registry.push(layout, "app:1", "--dest-creds", "ann:" + Puller.SECRET);

            assertUnauthorized(registry, "wants credentials");
            puller.with("PRATIQUE_REGISTRY_USERNAME", "ann").with("PRATIQUE_REGISTRY_PASSWORD", "wrong");
            assertUnauthorized(registry, "refuses the credentials");
            puller.login();
            assertThat(puller.firstLayer(registry.host()))
                    .isEqualTo(built.layers().getFirst().bytes());
        }
    }

    private void assertUnauthorized(RealRegistry registry, String message) throws IOException {
        assertThat(puller.failure(registry.host()))
                .isInstanceOfSatisfying(
                        HttpException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAUTHORIZED))
                .hasMessageContaining(message);
    }
}
