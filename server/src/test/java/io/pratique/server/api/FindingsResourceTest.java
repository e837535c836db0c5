package io.pratique.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.JsonValue;
import io.pratique.server.TestAdvisories;
import io.pratique.server.TestApi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsResourceTest {
    private final TestAdvisories advisories = new TestAdvisories().with("PYSEC-1", "flask", "2.0");

    @TempDir
    Path folder;

    private TestApi api;
    private int registry;

    @BeforeEach
    void begin() throws Exception {
        api = new TestApi(folder);
        api.adopt(advisories);
        registry = api.registry("r");
    }

    @AfterEach
    void end() throws IOException {
        api.close();
    }

    private List<String> findings(String path) throws IOException {
        return names(api.get(path).json().get("items"));
    }

    private static List<String> names(JsonValue findings) {
        return findings.items().stream()
                .map(one ->
                        one.text("vulnerability", "") + " " + one.text("package", "") + " " + one.text("version", ""))
                .toList();
    }

    /// The present of the database.
    private Instant now() {
        return api.database()
                .everyone(transaction -> transaction
                        .createQuery("select clock_timestamp()")
                        .mapTo(OffsetDateTime.class)
                        .one())
                .toInstant();
    }

    @Test
    void comeInPages() throws Exception {
        api.adopt(advisories.with("PYSEC-2", "flask", "3.0").with("PYSEC-3", "jinja2", "4.0"));
        int image = api.image(registry, "app", "1", "sha256:a", "flask@1.0", "jinja2@3.0");
        String path = "/api/v1/images/" + image + "/findings";
        JsonValue first = api.get(path + "?limit=2").json();
        JsonValue second =
                api.get(path + "?limit=2&cursor=" + first.text("next")).json();
        assertThat(names(first.get("items"))).hasSize(2).doesNotContainAnyElementsOf(names(second.get("items")));
        assertThat(names(second.get("items"))).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(findings(path + "?severity=low")).isEmpty();
        assertThat(api.get(path + "?severity=bad").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/images/999999/findings").status()).isEqualTo(404);
    }

    @Test
    void areToldAsTheyWereKnownAtATimeAboutWhatWasKnownThen() throws Exception {
        Instant before = now();
        int image = api.image(registry, "app", "1", "sha256:a", "flask@1.0", "jinja2@3.0");
        Instant scanned = now();
        api.adopt(advisories.with("PYSEC-2", "jinja2", "4.0"));
        Instant learnt = now();
        api.image(registry, "app", "1", "sha256:a", "flask@2.5");
        String path = "/api/v1/images/" + image + "/findings";
        assertThat(findings(path)).isEmpty();
        assertThat(findings(path + "?asOf=" + scanned)).containsExactly("PYSEC-1 flask 1.0");
        assertThat(findings(path + "?asOf=" + learnt)).containsExactly("PYSEC-1 flask 1.0", "PYSEC-2 jinja2 3.0");
        assertThat(api.get(path + "?asOf=" + before).status()).isEqualTo(409);
        assertThat(api.get(path + "?asOf=yesterday").status()).isEqualTo(400);
        JsonValue history = api.get("/api/v1/images/" + image + "/history").json();
        assertThat(history.get("inventories").items()).hasSize(2);
        assertThat(history.get("tags").items()).hasSize(1);
    }

    @Test
    void ofAReplacedImageAreConfirmedGoneOrStillThere() throws Exception {
        api.adopt(advisories.with("PYSEC-2", "jinja2", "4.0").with("PYSEC-3", "requests", "9"));
        int old = api.image(registry, "app", "1", "sha256:a", "flask@1.0", "jinja2@3.0");
        assertThat(api.get("/api/v1/images/" + old + "/confirmation").status()).isEqualTo(409);
        int fixed = api.image(registry, "app", "1", "sha256:b", "flask@2.0", "jinja2@3.1", "requests@2.0");
        JsonValue confirmation =
                api.get("/api/v1/images/" + fixed + "/confirmation").json();
        assertThat(confirmation.get("replaced").get("image").integer()).isEqualTo(old);
        assertThat(confirmation.get("complete").isTrue()).isTrue();
        assertThat(names(confirmation.get("gone"))).containsExactly("PYSEC-1 flask 1.0");
        assertThat(names(confirmation.get("still"))).containsExactly("PYSEC-2 jinja2 3.0");
        assertThat(names(confirmation.get("new"))).containsExactly("PYSEC-3 requests 2.0");
    }

    @Test
    void ofAllImagesAreFoundByVulnerabilityAndByPackage() throws Exception {
        api.image(registry, "app", "1", "sha256:a", "flask@1.0");
        api.image(registry, "web", "1", "sha256:b", "flask@1.0", "jinja2@3.0");
        api.image(registry, "job", "1", "sha256:c", "flask@2.0");
        JsonValue known = api.get("/api/v1/vulnerabilities/PYSEC-1").json();
        assertThat(known.get("images").integer()).isEqualTo(2);
        assertThat(known.get("components").items()).hasSize(1);
        assertThat(known.get("sources").items()).hasSize(1);
        JsonValue images = api.get("/api/v1/vulnerabilities/PYSEC-1/images").json();
        assertThat(images.get("items").items()).hasSize(2);
        assertThat(api.get("/api/v1/vulnerabilities/CVE-1999-0001").status()).isEqualTo(404);
        JsonValue versions = api.get("/api/v1/components?name=flask").json();
        assertThat(versions.get("items").items().stream()
                        .map(one -> one.text("version") + " in "
                                + Objects.requireNonNull(one.get("images").integer())))
                .containsExactlyInAnyOrder("1.0 in 2", "2.0 in 1");
        assertThat(api.get("/api/v1/components").status()).isEqualTo(400);
    }
}
