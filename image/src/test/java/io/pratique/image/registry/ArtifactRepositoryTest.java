package io.pratique.image.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.manifest.Hashes;
import io.pratique.model.image.Digest;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeRegistry;
import io.pratique.testing.registry.RealRegistry;
import io.pratique.testing.registry.Seen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactRepositoryTest {
    private static final String TYPE = "application/vnd.example";
    private static final byte[] BLOB = "content".getBytes(UTF_8);
    private static final Digest DIGEST = Hashes.sha256(BLOB);

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private ArtifactRepository writing(String host) {
        Reference reference = Reference.parse(host + "/team/app:1");
        return ArtifactRepository.writing(reference, RegistrySettings.of(environment, false, reference.registry()));
    }

    private void login() {
        environment.put("PRATIQUE_REGISTRY_USERNAME", "ann");
        environment.put("PRATIQUE_REGISTRY_PASSWORD", Puller.SECRET);
    }

    /// A registry that has no blob and names a place to upload to.
    private static void taking(FakeRegistry registry, String place) {
        registry.on("/blobs/uploads/", Answer.status(202, "Location", place));
        registry.on("/upload-here", Answer.status(201));
    }

    private static byte[] manifest(Digest layer, long size, String subject) {
        return ("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"artifactType\":\""
                        + TYPE
                        + "\",\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\",\"digest\":\"" + DIGEST
                        + "\",\"size\":" + BLOB.length + "},\"layers\":[{\"mediaType\":\"" + TYPE + "\",\"digest\":\""
                        + layer + "\",\"size\":" + size + "}]" + subject + "}")
                .getBytes(UTF_8);
    }

    @Test
    void givesBackWhatItBroughtToARealRegistry() throws Exception {
        byte[] noise = new byte[3_000_000];
        new Random(7).nextBytes(noise);
        Path file = Files.write(folder.resolve("noise"), noise);
        Digest layer = Hashes.sha256(noise);
        byte[] manifest = manifest(layer, noise.length, "");
        try (RealRegistry registry = RealRegistry.start(folder, "");
                ArtifactRepository repository = writing(registry.host())) {
            assertThat(repository.push(layer, file)).isTrue();
            assertThat(repository.push(DIGEST, BLOB)).isTrue();
            assertThat(repository.push(layer, file)).as("sent again").isFalse();
            Digest digest = repository.pushManifest(manifest);

            assertThat(repository.manifest()).isEqualTo(manifest);
            try (InputStream in = repository.blob(layer, noise.length)) {
                assertThat(in.readAllBytes()).isEqualTo(noise);
            }
            assertListsWhatRefersTo(repository, digest, manifest.length);
        }
    }

    /// This registry keeps no list of referrers: an index stands in for it.
    private static void assertListsWhatRefersTo(ArtifactRepository repository, Digest subject, int size)
            throws IOException {
        String about = ",\"subject\":{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\""
                + subject + "\",\"size\":" + size + "}";
        byte[] first = manifest(DIGEST, BLOB.length, about);
        byte[] second = manifest(DIGEST, BLOB.length, about + " ");
        for (byte[] referrer : List.of(first, second, first)) {
            repository.pushReferrer(subject, TYPE, referrer);
        }

        assertThat(repository.referrers(subject, TYPE)).containsExactly(Hashes.sha256(first), Hashes.sha256(second));
        assertThat(repository.referrers(subject, "application/vnd.other")).isEmpty();
        assertThat(repository.manifest(Hashes.sha256(second))).isEqualTo(second);
    }

    @Test
    void asksForTheRightToPushToThisRepositoryAlone() throws Exception {
        try (var registry = FakeRegistry.plain()) {
            taking(registry, "/v2/upload-here?state=1");
            registry.bearer("http://" + registry.host() + "/token", "t1")
                    .on("/token", Answer.json("{\"token\":\"t1\"}"));
            login();
            try (ArtifactRepository repository = writing(registry.host())) {
                repository.push(DIGEST, BLOB);
            }

            assertThat(registry.seen("/token").getFirst().query())
                    .contains("scope=repository%3Ateam%2Fapp%3Apull%2Cpush");
            Seen put = registry.seen("/upload-here").getFirst();
            assertThat(put.method()).isEqualTo("PUT");
            assertThat(put.query()).isEqualTo("state=1&digest=" + DIGEST);
            assertThat(put.body()).isEqualTo("content");
            assertThat(put.header("Authorization")).isEqualTo("Bearer t1");
        }
    }

    @Test
    void showsNoCredentialToAnotherHostThatUploadsGoTo() throws Exception {
        try (var registry = FakeRegistry.plain();
                var storage = FakeRegistry.plain()) {
            taking(registry, "http://" + storage.otherHost() + "/upload-here");
            registry.basic("ann", Puller.SECRET);
            storage.on("/upload-here", Answer.status(201));
            login();
            try (ArtifactRepository repository = writing(registry.host())) {
                repository.push(DIGEST, BLOB);
            }

            assertThat(registry.seen("/blobs/uploads/").getLast().header("Authorization"))
                    .isEqualTo(FakeRegistry.header("ann", Puller.SECRET));
            assertThat(storage.seen("/upload-here")).hasSize(1).allMatch(seen -> seen.header("Authorization") == null);
        }
    }

    @Test
    void refusesToUploadToWhereARegistryMayNotLead() {
        for (String place : List.of("http://169.254.169.254/upload-here", "ftp://x/upload-here", "")) {
            try (var registry = FakeRegistry.plain()) {
                taking(registry, place);

                assertThatThrownBy(() -> {
                            try (ArtifactRepository repository = writing(registry.host())) {
                                repository.push(DIGEST, BLOB);
                            }
                        })
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void saysThatItMayNotWrite() {
        try (var registry = FakeRegistry.plain()) {
            registry.on("/blobs/uploads/", Answer.status(403));

            assertThatThrownBy(() -> {
                        try (ArtifactRepository repository = writing(registry.host())) {
                            repository.push(DIGEST, BLOB);
                        }
                    })
                    .hasMessageContaining("denies writing to team/app");
        }
    }
}
