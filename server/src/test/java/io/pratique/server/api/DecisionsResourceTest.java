package io.pratique.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.JsonValue;
import io.pratique.server.TestAdvisories;
import io.pratique.server.TestApi;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsResourceTest {
    @TempDir
    Path folder;

    private TestApi api;
    private int registry;

    @BeforeEach
    void begin() throws Exception {
        api = new TestApi(folder);
        api.adopt(new TestAdvisories().with("PYSEC-1", "flask", "2.0"));
        registry = api.registry("r");
    }

    @AfterEach
    void end() throws IOException {
        api.close();
    }

    private TestApi.Answer decide(String more) throws IOException {
        return api.post("/api/v1/decisions", """
                {"registry": %d, "repository": "app", "package": "pkg:pypi/flask@1.0", "vulnerability": "pysec-1",
                 "status": "accepted", "reason": "behind a proxy", "author": "ada"%s}
                """.formatted(registry, more));
    }

    private JsonValue report(int image) throws IOException {
        return api.get("/api/v1/images/" + image + "/report").json();
    }

    @Test
    void followTheRepositoryToItsNextImages() throws Exception {
        int first = api.image(registry, "app", "1", "sha256:a", "flask@1.0");
        int other = api.image(registry, "web", "1", "sha256:b", "flask@1.0", "jinja2@1.0");
        int open = report(first).get("findings").items().size();
        TestApi.Answer made = decide("");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().text("package")).isEqualTo("pkg:pypi/flask");
        int next = api.image(registry, "app", "2", "sha256:c", "flask@1.1");
        assertThat(open).isEqualTo(1);
        assertThat(report(first).get("findings").items()).isEmpty();
        assertThat(report(next).get("findings").items()).isEmpty();
        assertThat(api.get("/api/v1/images/" + next + "/report").body()).contains("behind a proxy", "ada");
        assertThat(report(other).get("findings").items()).hasSize(1);
    }

    @Test
    void ofOneRepositoryLeaveOpenWhatAnotherOneHasToo() throws Exception {
        int image = api.image(registry, "app", "1", "sha256:a", "flask@1.0");
        api.image(registry, "copy", "1", "sha256:a", "flask@1.0");
        decide("");
        assertThat(report(image).get("findings").items()).hasSize(1);
    }

    @Test
    void thatExpiredBringTheFindingBackAndAreTold() throws Exception {
        int image = api.image(registry, "app", "1", "sha256:a", "flask@1.0");
        JsonValue made = decide(", \"expires\": \"2026-01-31\"").json();
        assertThat(made.text("expires")).isEqualTo("2026-01-31");
        assertThat(made.get("expired").isTrue()).isTrue();
        assertThat(report(image).get("findings").items()).hasSize(1);
        assertThat(api.get("/api/v1/images/" + image + "/report").body()).contains("2026-01-31");
    }

    @Test
    void areTakenBackByWhoSawThem() throws Exception {
        int image = api.image(registry, "app", "1", "sha256:a", "flask@1.0");
        decide("");
        JsonValue second = decide(", \"ticket\": \"SEC-7\"").json();
        String path = "/api/v1/decisions/" + second.get("id").integer();
        TestApi.Answer seen = api.get(path);
        assertThat(api.get(path, "If-None-Match", seen.header("etag")).status()).isEqualTo(304);
        assertThat(api.delete(path, "If-Match", "\"other\"").status()).isEqualTo(412);
        assertThat(api.delete(path, "If-Match", seen.header("etag")).status()).isEqualTo(204);
        assertThat(api.delete(path).status()).isEqualTo(409);
        assertThat(report(image).get("findings").items()).hasSize(1);
        assertThat(api.get("/api/v1/decisions").json().get("items").items()).isEmpty();
        assertThat(api.get("/api/v1/decisions?history").json().get("items").items())
                .hasSize(2);
    }

    @Test
    void areAboutOnePackageAndHaveAReason() throws Exception {
        api.image(registry, "app", "1", "sha256:a", "flask@1.0");
        assertThat(decide(", \"package\": \"pkg:pypi/*\"").status()).isEqualTo(400);
        assertThat(decide(", \"reason\": \"\"").status()).isEqualTo(400);
        assertThat(decide(", \"repository\": \"nowhere\"").status()).isEqualTo(400);
        assertThat(decide(", \"status\": \"fixed\"").status()).isEqualTo(400);
    }
}
