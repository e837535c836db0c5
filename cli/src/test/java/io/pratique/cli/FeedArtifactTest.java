package io.pratique.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.testing.image.Blob;
import io.pratique.testing.image.BuiltFiles;
import io.pratique.testing.registry.FakeRegistry;
import io.pratique.testing.registry.RealRegistry;
import io.pratique.testing.registry.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Feeds that come from artifacts in registries.
class FeedArtifactTest {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    private TestRun update(String place) {
        environment.put("PRATIQUE_FEED_MIRRORS", place);
        return TestRun.in(home, environment, Set.of(), "db", "update", "--feed", "hex", "--feed", "pub");
    }

    private static BuiltFiles files(String fixed) throws IOException {
        var files = BuiltFiles.none();
        try (var hosts = new FeedHosts()) {
            hosts.osv("Hex", Map.of("lantern", fixed));
            hosts.osv("Pub", Map.of("anchor", "3.0.0"));
            for (Map.Entry<String, byte[]> file : hosts.files().entrySet()) {
                files = files.with(file.getKey(), Blob.of(file.getValue()));
            }
        }
        return files;
    }

    private static FakeRegistry serve(FakeRegistry registry, BuiltFiles files) {
        files.blobs().forEach(blob -> registry.blob("team/feeds", blob));
        return registry.manifest("team/feeds", "1", files.manifest(), MANIFEST);
    }

    @Test
    void comeFromARealRegistry() throws Exception {
        Path place = Files.createDirectory(home.resolve("registry"));
        try (RealRegistry registry = RealRegistry.start(place, "")) {
            String feeds = "oci://" + registry.host() + "/team/feeds";
            registry.push("team/feeds", "1", files("1.2.0"));
            TestRun first = update(feeds + ":1");
            TestRun second = update(feeds + ":1");
            registry.push("team/feeds", "2", files("1.3.0"));
            TestRun third = update(feeds + "@" + files("1.3.0").manifest().digest());

            assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.SUCCESS);
            assertThat(first.out())
                    .contains("hex                          1         0\n")
                    .contains("pub                          1         0\n");
            assertThat(second.out())
                    .contains("hex                          1         0  unchanged\n")
                    .contains("pub                          1         0  unchanged\n");
            assertThat(third.err()).contains("hex: ").contains("pub: unchanged");
            assertThat(update(feeds + ":absent").err())
                    .contains(registry.host() + "/team/feeds:absent: registry " + registry.host() + " has no image");
        }
    }

    @Test
    void areNotDownloadedAgainWhereTheirDigestsAreTheSame() throws IOException {
        try (var registry = FakeRegistry.plain()) {
            serve(registry, files("1.2.0"));
            String place = "oci://" + registry.host() + "/team/feeds:1";
            update(place);
            int before = registry.seen("/blobs/").size();
            update(place);

            assertThat(before).isEqualTo(4);
            assertThat(registry.seen("/blobs/")).hasSize(before);
        }
    }

    @Test
    void anAccountIsShownToItsOwnRegistryAlone() throws IOException {
        environment.put("PRATIQUE_REGISTRY_USERNAME", "ann");
        environment.put("PRATIQUE_REGISTRY_PASSWORD", "sesame");
        try (var own = FakeRegistry.plain();
                var other = FakeRegistry.plain()) {
            serve(own, files("1.2.0")).basic("ann", "sesame");
            serve(other, files("1.2.0")).basic("eve", "other");
            String single = "oci://" + own.host() + "/team/feeds:1";
            String both =
                    single + " osv-vulnerabilities.storage.googleapis.com/Pub=oci://" + other.host() + "/team/feeds:1";

            assertThat(update(both).code()).isEqualTo(ExitCode.FAILURE);
            assertThat(own.seen("")).allMatch(FeedArtifactTest::isBare);
            assertThat(update(single).code()).isEqualTo(ExitCode.SUCCESS);
            environment.put("PRATIQUE_REGISTRY_HOST", own.host());
            assertThat(update(both).err()).contains("pub: ").contains("hex: ").doesNotContain("sesame");
            assertThat(own.seen("/manifests/").getLast().header("Authorization"))
                    .isEqualTo(FakeRegistry.header("ann", "sesame"));
            assertThat(other.seen("/manifests/")).isNotEmpty().allMatch(FeedArtifactTest::isBare);
        }
    }

    private static boolean isBare(Seen request) {
        return request.header("Authorization") == null;
    }

    @Test
    void aPlaceThatIsNoArtifactIsRefusedBeforeAnythingIsAsked() {
        assertThat(update("oci://registry.example/UPPER:1").code()).isEqualTo(ExitCode.MISUSE);
        assertThat(update("oci://registry.example/UPPER:1").err()).contains("not an image name: 'UPPER'");
        assertThat(update("oci://team/feeds").err()).contains("PRATIQUE_FEED_MIRRORS is not usable");
    }
}
