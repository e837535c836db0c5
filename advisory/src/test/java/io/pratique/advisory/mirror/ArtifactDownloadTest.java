package io.pratique.advisory.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.exchange.ArtifactSource;
import io.pratique.advisory.exchange.Descriptor;
import io.pratique.advisory.mirror.MirrorSettings.Place;
import io.pratique.http.HttpException;
import io.pratique.http.Proxies;
import io.pratique.http.TlsTrust;
import io.pratique.model.ErrorKind;
import io.pratique.model.image.Digest;
import io.pratique.testing.image.Blob;
import io.pratique.testing.image.BuiltFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactDownloadTest {
    private static final Download.File FIRST = Download.File.of("https://one.example/a/first.json", 1000);
    private static final Download.File SECOND = Download.File.of("https://two.example/second.csv", 1000);

    @TempDir
    private Path folder;

    private final TestHosts hosts = new TestHosts();
    private final List<String> asked = new ArrayList<>();
    private final Map<Digest, byte[]> blobs = new HashMap<>();
    private String manifest = "";
    private int closed;

    @AfterEach
    void close() {
        hosts.close();
    }

    private void put(BuiltFiles files) {
        manifest = files.manifest().text();
        files.blobs().forEach(blob -> blobs.put(blob.digest(), blob.bytes()));
    }

    private static BuiltFiles two(String first) {
        return BuiltFiles.none()
                .with("one.example/a/first.json", Blob.of(first))
                .with("two.example/second.csv", Blob.of("a,b"));
    }

    private final class Parcel implements ArtifactSource {
        @Override
        public synchronized byte[] manifest() throws IOException {
            asked.add("manifest");
            if (manifest.isEmpty()) {
                throw new HttpException(
                        ErrorKind.NOT_FOUND, "registry has no image", new HttpException.Wait(null), null);
            }
            return manifest.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public List<byte[]> signatures(Digest subject) {
            return List.of();
        }

        @Override
        public InputStream blob(Descriptor descriptor) {
            synchronized (asked) {
                asked.add(descriptor.digest().brief());
            }
            return new ByteArrayInputStream(blobs.get(descriptor.digest()));
        }

        @Override
        public void close() {
            closed++;
        }
    }

    private FeedResult update(Download... downloads) throws IOException {
        asked.clear();
        var place = new Place("", URI.create("oci://reg.example/feeds:1"));
        var settings =
                new MirrorSettings(List.of(place), Proxies.of(Map.of()), new TlsTrust(Map.of()), Duration.ofHours(1));
        try (Mirror mirror =
                Mirror.open(folder, settings, "1.0", name -> opened(name), hosts.waiting, InetAddress::getAllByName)) {
            return mirror.update(List.of(new FeedDownloads("test", List.of(downloads))), event -> {})
                    .getFirst();
        }
    }

    private ArtifactSource opened(String name) {
        assertThat(name).isEqualTo("reg.example/feeds:1");
        return new Parcel();
    }

    private static String failure(FeedResult result, Download download) {
        return String.valueOf(result.results().get(download));
    }

    @Test
    void takesFilesOfAllHostsFromOneArtifactAskedForOnce() throws IOException {
        put(two("{}"));

        assertThat(update(FIRST, SECOND).failures()).isEmpty();
        assertThat(folder.resolve("one.example/a/first.json")).hasContent("{}");
        assertThat(folder.resolve("two.example/second.csv")).hasContent("a,b");
        assertThat(asked).hasSize(3).containsOnlyOnce("manifest");
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void fetchesOnlyFilesOfAnotherDigest() throws IOException {
        put(two("{}"));
        update(FIRST, SECOND);

        assertThat(update(FIRST, SECOND).changed()).isFalse();
        assertThat(asked).containsExactly("manifest");

        put(two("{\"new\": 1}"));
        assertThat(update(FIRST, SECOND).changed()).isTrue();
        assertThat(asked)
                .containsExactly("manifest", Blob.of("{\"new\": 1}").digest().brief());
        assertThat(folder.resolve("one.example/a/first.json")).hasContent("{\"new\": 1}");
    }

    @Test
    void keepsWhatIsThereWhereAFileIsDamagedMissingOrTooLarge() throws IOException {
        put(two("{}"));
        update(FIRST, SECOND);
        put(two("{\"new\": 1}"));
        blobs.replaceAll((digest, bytes) -> "{\"old\": 1}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(failure(update(FIRST), FIRST)).contains("damaged or exchanged");

        put(two("\"" + "x".repeat(1000) + "\""));
        assertThat(failure(update(FIRST), FIRST)).contains("is larger than 1000 bytes; refused");

        put(BuiltFiles.none().with("other.example/a", Blob.of("a")));
        assertThat(failure(update(FIRST), FIRST)).contains("reg.example/feeds:1 has no file one.example/a/first.json");
        assertThat(folder.resolve("one.example/a/first.json")).hasContent("{}");
    }

    @Test
    void anAbsentOrHostileArtifactIsAFailureOfAllFilesToldOnce() throws IOException {
        var optional = Download.Repository.at("https://one.example/repo/", true);
        FeedResult absent = update(FIRST, SECOND, optional);

        assertThat(absent.failures()).hasSize(3);
        assertThat(failure(absent, optional)).contains("reg.example/feeds:1: registry has no image");
        assertThat(asked).containsExactly("manifest");

        put(two("{}").with("../escaped", Blob.of("x")));
        assertThat(failure(update(FIRST), FIRST))
                .contains("the title '../escaped', which is no relative path; refused");
        assertThat(folder.resolve("one.example")).doesNotExist();
    }
}
