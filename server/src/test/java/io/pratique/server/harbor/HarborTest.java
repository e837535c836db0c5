package io.pratique.server.harbor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.server.TestAdvisories;
import io.pratique.server.TestDatabase;
import io.pratique.server.TestResources;
import io.pratique.server.judge.Assessing;
import io.pratique.server.judge.Generations;
import io.pratique.server.secret.MasterKeys;
import io.pratique.server.secret.Sealer;
import io.pratique.testing.Shared;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.ImageBuilder;
import io.pratique.testing.registry.FakeRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarborTest {
    private static final String SCAN = "/harbor/api/v1/scan";
    private static final String PASSWORD = "robot-password-8841";
    private static final BuiltImage IMAGE = ImageBuilder.image()
            .layer(layer -> layer.file(
                    "usr/lib/python3/site-packages/flask-1.0.dist-info/METADATA",
                    "Metadata-Version: 2.1\nName: flask\nVersion: 1.0\n"))
            .build();
    private static final String DIGEST = IMAGE.manifest().digest().toString();

    @TempDir
    Path folder;

    private final TestDatabase test = new TestDatabase();
    private final FakeRegistry registry =
            FakeRegistry.plain().image("library/app", "1.4", IMAGE).basic("robot$scanner", PASSWORD);
    private HarborScan scans;
    private TestResources api;

    @BeforeEach
    void begin() throws Exception {
        var database = test.database();
        var generations = new Generations(database, folder.resolve("copies"));
        try (var opened = new TestAdvisories().with("PYSEC-1", "flask", "2.0").open(folder)) {
            generations.adopt(opened);
        }
        var sealer = new Sealer(MasterKeys.load(Map.of(), folder.resolve("master.key")), new SecureRandom());
        scans = new HarborScan(database, generations, sealer, Map.of());
        var clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
        api = new TestResources(
                database,
                new HarborResource(database, new Assessing(database, generations), sealer, () -> {}, clock, "1.2.3"));
    }

    @AfterEach
    void end() {
        api.close();
        registry.close();
        test.close();
    }

    private String body(String authorization) {
        return """
                {"registry": {"url": "http://%s", "authorization": "%s"},
                 "artifact": {"repository": "library/app", "digest": "%s", "tag": "1.4",
                  "mime_type": "application/vnd.oci.image.manifest.v1+json"}}
                """.formatted(registry.otherHost(), authorization, DIGEST);
    }

    private String asked() throws Exception {
        HttpResponse<String> accepted = api.post(SCAN, body(FakeRegistry.header("robot$scanner", PASSWORD)));
        assertThat(accepted.statusCode()).isEqualTo(202);
        return json(accepted).text("id", "");
    }

    private HttpResponse<String> report(String id, String accept) throws Exception {
        String path = SCAN + "/" + id + "/report";
        return api.get(
                accept.contains("sbom") ? path + "?sbom_media_type=application/spdx%2Bjson" : path, "Accept", accept);
    }

    private static JsonValue json(HttpResponse<String> response) throws Exception {
        return Json.parse(response.body().getBytes(UTF_8));
    }

    private static void conforms(String path, String method, HttpResponse<String> response) throws Exception {
        var spec = new OpenApi(
                Shared.conformance("harbor-scanner-spec").resolve("api/spec/scanner-adapter-openapi-v1.2.yaml"));
        String type = response.headers().firstValue("Content-Type").orElseThrow();
        assertThat(spec.problems(path, method, response.statusCode(), type, json(response)))
                .isEmpty();
    }

    @Test
    void saysNothingThatTheSpecificationDoesNotKnow() throws Exception {
        String report = "/scan/{scan_request_id}/report";
        conforms("/metadata", "get", api.get("/harbor/api/v1/metadata"));
        conforms("/scan", "post", api.post(SCAN, "{"));
        conforms("/scan", "post", api.post(SCAN, "{}"));
        conforms("/scan", "post", api.post(SCAN, body("Digest x")));
        HttpResponse<String> bad = api.post(SCAN, body(FakeRegistry.header("robot$scanner", "wrong")));
        TestResources.work(test.database(), scans);
        conforms(report, "get", report(json(bad).text("id", ""), MediaTypes.VULNERABILITIES));
        String id = asked();
        TestResources.work(test.database(), scans);
        for (String type : List.of(MediaTypes.VULNERABILITIES, MediaTypes.VULNERABILITIES_1_0, MediaTypes.SBOM)) {
            conforms(report, "get", report(id, type));
        }
        conforms(report, "get", api.get(SCAN + "/" + id + "/report", "Accept", MediaTypes.SBOM));
        conforms(report, "get", report(id, "application/vnd.security.vulnerability.report; version=9.9"));
    }

    @Test
    void answersWithAReportOnceTheImageWasRead() throws Exception {
        String id = asked();
        HttpResponse<String> early = report(id, MediaTypes.VULNERABILITIES);
        assertThat(early.statusCode()).isEqualTo(302);
        assertThat(early.headers().firstValue("Refresh-After")).contains("5");
        TestResources.work(test.database(), scans);
        HttpResponse<String> done = report(id, MediaTypes.VULNERABILITIES);
        assertThat(done.statusCode()).isEqualTo(200);
        JsonValue found = json(done).get("vulnerabilities").items().getFirst();
        assertThat(found.text("id")).isEqualTo("PYSEC-1");
        assertThat(found.text("package")).isEqualTo("flask");
        assertThat(found.text("version")).isEqualTo("1.0");
        assertThat(found.text("fix_version")).isEqualTo("2.0");
        assertThat(found.text("severity")).isEqualTo("Critical");
        assertThat(json(done).get("artifact").text("digest")).isEqualTo(DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {MediaTypes.VULNERABILITIES, MediaTypes.VULNERABILITIES_1_0, MediaTypes.RAW, MediaTypes.SBOM})
    void makesEveryReportThatItsMetadataPromises(String type) throws Exception {
        HttpResponse<String> metadata = api.get("/harbor/api/v1/metadata");
        assertThat(metadata.body()).contains("\"" + type + "\"");
        String id = asked();
        TestResources.work(test.database(), scans);
        HttpResponse<String> done = report(id, type);
        assertThat(done.headers().firstValue("Content-Type")).contains(type);
        assertThat(done.body()).contains("flask");
    }

    @Test
    void readsAnImageOnceHoweverOftenHarborAsks() throws Exception {
        asked();
        TestResources.work(test.database(), scans);
        int read = registry.seen("/blobs/").size();
        assertThat(read).isPositive();
        String again = asked();
        TestResources.work(test.database(), scans);
        assertThat(registry.seen("/blobs/")).hasSize(read);
        assertThat(report(again, MediaTypes.VULNERABILITIES).statusCode()).isEqualTo(200);
    }

    private String dump() {
        return test.database()
                .everyone(transaction -> transaction
                        .createQuery("select string_agg(j::text, ' ') from job j")
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void keepsTheAuthorizationSealedAndForgetsItWhenItIsDone() throws Exception {
        asked();
        String secret = FakeRegistry.header("robot$scanner", PASSWORD).substring(6);
        assertThat(dump()).contains("place").doesNotContain(secret, PASSWORD);
        TestResources.work(test.database(), scans);
        assertThat(dump()).doesNotContain("place", secret, PASSWORD);
    }

    @Test
    void saysThatAScanFailedWithoutTheAuthorization() throws Exception {
        String wrong = FakeRegistry.header("robot$scanner", "other");
        String id = json(api.post(SCAN, body(wrong))).text("id", "");
        TestResources.work(test.database(), scans);
        HttpResponse<String> failed = report(id, MediaTypes.VULNERABILITIES);
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).doesNotContain(wrong.substring(6), "other");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | 400",
                "{} | 422",
                "{\"registry\": {\"url\": \"ftp://r.example\"}} | 422",
                "{\"registry\": {\"url\": \"https://u:p@r.example\"}} | 422",
                "{\"registry\": {\"url\": \"https://r.example\"}, \"artifact\": {\"digest\": \"sha256:1\"}} | 422"
            })
    void refusesWhatItCannotUnderstand(String body, int status) throws Exception {
        HttpResponse<String> refused = api.post(SCAN, body);
        assertThat(refused.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "../../v2/other, 422, application/vnd.oci.image.manifest.v1+json, vulnerability",
        "library/app, 422, application/vnd.cncf.helm.config.v1+json, vulnerability",
        "library/app, 501, application/vnd.oci.image.manifest.v1+json, malware"
    })
    void refusesWhatItCannotScan(String repository, int status, String type, String capability) throws Exception {
        HttpResponse<String> refused = api.post(SCAN, """
                {"registry": {"url": "https://r.example"}, "enabled_capabilities": [{"type": "%s"}],
                 "artifact": {"repository": "%s", "digest": "%s", "mime_type": "%s"}}
                """.formatted(capability, repository, DIGEST, type));
        assertThat(refused.statusCode()).isEqualTo(status);
    }

    @Test
    void refusesReportsThatItDoesNotMake() throws Exception {
        String id = asked();
        assertThat(report(id, "text/html").statusCode()).isEqualTo(406);
        HttpResponse<String> newer = report(id, "application/vnd.security.vulnerability.report; version=9.9");
        assertThat(newer.statusCode()).isEqualTo(501);
        HttpResponse<String> unsaid = api.get(SCAN + "/" + id + "/report", "Accept", MediaTypes.SBOM);
        assertThat(unsaid.statusCode()).isEqualTo(400);
        assertThat(report("999", MediaTypes.VULNERABILITIES).statusCode()).isEqualTo(404);
    }
}
