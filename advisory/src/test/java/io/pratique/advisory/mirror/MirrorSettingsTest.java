package io.pratique.advisory.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.advisory.exchange.Registries;
import io.pratique.advisory.mirror.MirrorSettings.Place;
import io.pratique.http.Proxies;
import io.pratique.http.TlsTrust;
import io.pratique.testing.FakeWaiting;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorSettingsTest {
    private static final Registries NONE = reference -> {
        throw new IOException("no registry here");
    };

    private static MirrorSettings settings(String text) {
        return new MirrorSettings(
                MirrorSettings.places(text), Proxies.of(Map.of()), new TlsTrust(Map.of()), Duration.ofHours(1));
    }

    private static String located(String text, String url) throws IOException {
        return new HttpSource(settings(text), "test", InetAddress::getAllByName, NONE)
                .locate(URI.create(url))
                .toString();
    }

    @Test
    void leadsHostsElsewhereByTheLongestPrefix() throws IOException {
        String text = "https://u:secret@all.example/feeds vuln.go.dev=https://go.example/ "
                + "raw.example/a/b=https://ab.example/x/";

        assertThat(located(text, "https://other.example/a%20b.json?x=1"))
                .isEqualTo("https://all.example/feeds/other.example/a%20b.json?x=1");
        assertThat(located(text, "https://vuln.go.dev/vulndb.zip"))
                .isEqualTo("https://go.example/vuln.go.dev/vulndb.zip");
        assertThat(located(text, "https://raw.example/a/bc")).startsWith("https://all.example/");
        assertThat(located(text, "https://raw.example/a/b/c")).isEqualTo("https://ab.example/x/raw.example/a/b/c");
        assertThat(settings(text).toString()).doesNotContain("secret");
    }

    @Test
    void refusesWhatIsNoPlaceWithoutShowingIt() {
        assertThatThrownBy(() -> MirrorSettings.places("ftp://u:secret@x/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(MirrorSettings.VARIABLE)
                .hasMessageNotContaining("secret");
    }

    @Test
    void namesArtifactsOfRegistries() {
        List<Place> places = MirrorSettings.places("oci://reg.example/team/feeds:1 vuln.go.dev=oci://localhost/go");

        assertThat(places).allMatch(Place::isArtifact);
        assertThat(places.stream().map(Place::reference)).containsExactly("reg.example/team/feeds:1", "localhost/go");
        assertThat(MirrorSettings.places("https://oci.example/ /srv/oci")).noneMatch(Place::isArtifact);
    }

    @Test
    void refusesArtifactsOfNoRegistryOrWithCredentials() {
        for (String place : List.of(
                "oci://team/feeds",
                "oci://reg.example/",
                "oci://reg.example/a/",
                "oci:///a",
                "oci://u:secret@reg.example/a")) {
            assertThatThrownBy(() -> MirrorSettings.places(place))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("oci://REGISTRY/REPOSITORY:TAG")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void fetchesRealFeedsFromAFolder(@TempDir Path folder) throws IOException {
        Path feeds = Shared.feeds().resolve("mirror");
        var go = new Download.File(URI.create("https://vuln.go.dev/vulndb.zip"), 1 << 28);
        var pypi = new Download.OsvEcosystem("PyPI", 1 << 28);
        var feed = new FeedDownloads("test", List.of(go, pypi));
        var waiting = new FakeWaiting(Duration.ZERO);
        try (Mirror mirror =
                Mirror.open(folder, settings(feeds.toString()), "1", NONE, waiting, InetAddress::getAllByName)) {
            assertThat(mirror.update(List.of(feed), event -> {}).getFirst().failures())
                    .isEmpty();
            assertThat(mirror.update(List.of(feed), event -> {}).getFirst().changed())
                    .isFalse();
        }
        assertThat(folder.resolve("vuln.go.dev/vulndb.zip"))
                .hasSameBinaryContentAs(feeds.resolve("vuln.go.dev/vulndb.zip"));
        assertThat(folder.resolve("osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip"))
                .exists();
        assertThat(folder.resolve("osv-vulnerabilities.storage.googleapis.com/PyPI/changed"))
                .doesNotExist();
    }
}
