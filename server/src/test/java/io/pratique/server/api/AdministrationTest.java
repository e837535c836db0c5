package io.pratique.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.JsonValue;
import io.pratique.server.TestAdvisories;
import io.pratique.server.TestApi;
import io.pratique.server.registry.ScanPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Settings, schedules, tokens, registries, metrics: what administrators do.
class AdministrationTest {
    @TempDir
    Path folder;

    private TestApi api;

    @BeforeEach
    void begin() throws Exception {
        api = new TestApi(folder);
        api.adopt(new TestAdvisories().with("PYSEC-1", "flask", "2.0"));
    }

    @AfterEach
    void end() throws IOException {
        api.close();
    }

    @Test
    void changesSettingsThatNobodyElseChangedMeanwhile() throws Exception {
        TestApi.Answer seen = api.get("/api/v1/settings");
        String tag = seen.header("etag");
        assertThat(api.put("/api/v1/settings", "{\"scan.pushed-days\": 7}", "If-Match", tag)
                        .status())
                .isEqualTo(200);
        assertThat(api.put("/api/v1/settings", "{\"scan.pushed-days\": 8}", "If-Match", tag)
                        .status())
                .isEqualTo(412);
        assertThat(api.put("/api/v1/settings", "{\"scan.pushed-days\": 0}").status())
                .isEqualTo(400);
        assertThat(api.put("/api/v1/settings", "{\"scan.pulled-days\": 5, \"other\": 1}")
                        .status())
                .isEqualTo(400);
        JsonValue settings = api.get("/api/v1/settings").json().get("items");
        assertThat(settings.items().stream()
                        .map(one -> one.text("name") + " " + one.get("value").integer()))
                .containsExactly(
                        "scan.pushed-days 7", "scan.pulled-days 30", "advisories.stale-days 3", "metrics.open 0");
    }

    @Test
    void revokesAllTokensButTheLast() throws Exception {
        String first = api.token();
        JsonValue made = api.post("/api/v1/tokens", "{\"name\": \"ci\"}").json();
        List<JsonValue> tokens = api.get("/api/v1/tokens").json().get("items").items();
        assertThat(tokens.stream().map(one -> one.text("name"))).containsExactly("admin", "ci");
        assertThat(api.get("/api/v1/tokens").body()).doesNotContain(made.text("token", ""));
        api.use(made.text("token", ""));
        assertThat(api.delete("/api/v1/tokens/" + tokens.getFirst().get("id").integer())
                        .status())
                .isEqualTo(204);
        assertThat(api.delete("/api/v1/tokens/" + made.get("id").integer()).status())
                .isEqualTo(409);
        api.use(first);
        assertThat(api.get("/api/v1/tokens").status()).isEqualTo(401);
    }

    @Test
    void schedulesScansOfTagsThatMatch() throws Exception {
        int registry = api.registry("r");
        api.image(registry, "team/app", "v1", "sha256:a", "flask@1.0");
        api.image(registry, "team/app", "latest", "sha256:b", "flask@1.0");
        String path = "/api/v1/schedules/nightly";
        String body =
                "{\"kind\": \"scan-pattern\", \"cron\": \"0 2 * * *\", \"zone\": \"Europe/Berlin\", \"registry\": "
                        + registry + ", \"patterns\": [\"team/*:v*\"], \"again\": true}";
        TestApi.Answer set = api.put(path, body);
        assertThat(set.json().text("due")).isNotNull();
        assertThat(api.put(path, body.replace("0 2 * * *", "0 25 * * *")).status())
                .isEqualTo(400);
        assertThat(api.put(path, body.replace("Europe", "Atlantis")).status()).isEqualTo(400);
        assertThat(api.put(path, body.replace("[\"team/*:v*\"]", "[]")).status())
                .isEqualTo(400);
        assertThat(api.get("/api/v1/schedules").json().get("items").items()).hasSize(1);
        api.database().runForEveryone(transaction -> transaction.execute("update schedule set due = now()"));
        assertThat(new io.pratique.server.schedule.Schedules(api.database()).tick())
                .isEqualTo(1);
        api.run(ScanPattern.KIND);
        List<JsonValue> scans =
                api.get("/api/v1/jobs?kind=scan").json().get("items").items();
        assertThat(scans.stream().map(one -> one.text("key"))).containsExactly("sha256:a!");
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void scansImagesAgainAndCancels() throws Exception {
        int registry = api.registry("r");
        int image = api.image(registry, "app", "v1", "sha256:a", "flask@1.0");
        TestApi.Answer accepted = api.post("/api/v1/images/" + image + "/scans", "");
        String job = accepted.header("location");
        assertThat(api.get(job).json().text("state")).isEqualTo("ready");
        assertThat(api.delete(job).status()).isEqualTo(204);
        assertThat(api.delete(job).status()).isEqualTo(409);
        assertThat(api.get("/api/v1/jobs?state=cancelled").json().get("items").items())
                .hasSize(1);
        assertThat(api.get("/api/v1/jobs?state=odd").status()).isEqualTo(400);
        assertThat(api.post("/api/v1/registries/" + registry + "/scans", "{\"patterns\": [\"app:*\"]}")
                        .status())
                .isEqualTo(202);
        assertThat(api.post("/api/v1/registries/" + registry + "/polls", "").status())
                .isEqualTo(202);
        assertThat(api.post("/api/v1/machine/scans", "{\"target\": \"registry:x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/api/v1/images").json().get("items").items()).hasSize(1);
        assertThat(api.get("/api/v1/images/" + image).header("etag")).isNotEmpty();
        assertThat(api.get("/api/v1/images/" + image + "/sbom").status()).isEqualTo(200);
        assertThat(api.get("/api/v1/generations").json().get("items").items()).hasSize(1);
    }

    @Test
    void changesRegistriesThatNobodyElseChangedMeanwhile() throws Exception {
        int registry = api.registry("r");
        String path = "/api/v1/registries/" + registry;
        String tag = api.get(path).header("etag");
        String body = "{\"name\": \"r\", \"address\": \"r.example\", \"parallel\": 8}";
        assertThat(api.put(path, body, "If-Match", tag).json().get("parallel").integer())
                .isEqualTo(8);
        assertThat(api.put(path, body, "If-Match", tag).status()).isEqualTo(412);
        assertThat(api.get("/api/v1/registries").json().get("items").items()).hasSize(1);
        int more = api.registry("another");
        JsonValue page = api.get("/api/v1/registries?limit=1").json();
        assertThat(page.get("items").items()).hasSize(1);
        JsonValue last = api.get("/api/v1/registries?limit=1&cursor=" + page.text("next", ""))
                .json();
        assertThat(last.get("items").items().getFirst().get("id").integer()).isEqualTo(more);
        assertThat(last.text("next")).isNull();
        assertThat(api.get("/api/v1/registries?limit=0").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/events?kind=push").json().get("items").items())
                .isEmpty();
        assertThat(api.put(path + "/webhook-secret", "").status()).isEqualTo(200);
        assertThat(api.delete(path).status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void measuresWithoutNamesOfThings() throws Exception {
        api.get("/api/v1/images/77");
        api.get("/health/live");
        assertThat(api.get("/health/ready").status()).isEqualTo(200);
        String metrics = api.get("/metrics").body();
        assertThat(metrics)
                .contains(
                        "pratique_http_request_duration_seconds_count{method=\"GET\",route=\"/api/v1/images/{image}\","
                                + "status=\"404\"} 1\n")
                .contains("pratique_job_duration_seconds_count{kind=\"rejudge\",outcome=\"done\"} 1\n")
                .contains("pratique_advisories_judged 1\n")
                .contains("pratique_database_connections{state=\"active\"} ");
        api.put("/api/v1/settings", "{\"metrics.open\": 1}");
        String token = api.token();
        api.use("");
        assertThat(api.get("/metrics").status()).isEqualTo(200);
        assertThat(api.get("/metrics", "X-Forwarded-For", "192.0.2.1").status()).isEqualTo(401);
        api.use(token);
        api.put("/api/v1/settings", "{\"metrics.open\": 0}");
        api.use("");
        assertThat(api.get("/metrics").status()).isEqualTo(401);
    }
}
