package io.pratique.server.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomFormats;
import io.pratique.sbom.format.SbomOptions;
import io.pratique.server.TestAdvisories;
import io.pratique.server.TestDatabase;
import io.pratique.server.TestResources;
import io.pratique.server.judge.Assessing;
import io.pratique.server.judge.Generations;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {
    private static final String DIGEST = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private final TestDatabase test = new TestDatabase();
    private TestResources api;

    @BeforeEach
    void begin() throws Exception {
        var database = test.database();
        var generations = new Generations(database, folder.resolve("copies"));
        var advisories = new TestAdvisories()
                .with("PYSEC-1", "flask", "2.0")
                .with("PYSEC-2", "jinja2", "3.1")
                .with("PYSEC-3", "requests", "9.0");
        try (var opened = advisories.open(folder)) {
            generations.adopt(opened);
        }
        var assessing = new Assessing(database, generations);
        api = new TestResources(
                database,
                new ReportsResource(database, assessing),
                new UploadsResource(new Upload(database, generations)),
                new DigestsResource(database, assessing, Clock.systemUTC(), "1"));
    }

    @AfterEach
    void end() {
        api.close();
        test.close();
    }

    private static String sbom(String... packages) throws Exception {
        List<Component> components = Arrays.stream(packages)
                .map(one -> one.split("@"))
                .map(one -> Component.of(PackageUrl.of("pypi", null, one[0], one[1]), one[0], one[1]))
                .toList();
        var scan = new ScanResult("app", null, new Sbom(null, components), ScanStatus.COMPLETE, List.of());
        var out = new ByteArrayOutputStream();
        SbomFormats.of("spdx").orElseThrow().format().write(scan, new SbomOptions("2.3", "1", null), out);
        return out.toString(UTF_8);
    }

    private static JsonValue json(HttpResponse<String> response) throws Exception {
        return Json.parse(response.body().getBytes(UTF_8));
    }

    private static String report(String format) throws Exception {
        return Files.readString(Path.of("src/test/fixtures/reports", format, "report.json"));
    }

    @Test
    void anSbomIsJudgedAndKnownByItsDigest() throws Exception {
        HttpResponse<String> sent =
                api.post("/api/v1/sboms?name=team/app&version=1.4&digest=" + DIGEST, sbom("flask@1.0", "jinja2@3.5"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        JsonValue known = json(api.get("/api/v1/digests/" + DIGEST + "/report"));
        assertThat(known.get("findings").items()).hasSize(1);
        assertThat(known.get("findings").items().getFirst().text("id")).isEqualTo("PYSEC-1");
        String source = test.database()
                .everyone(transaction -> transaction
                        .createQuery(
                                "select n.source || ' ' || r.name || ':' || t.name from inventory n, repository r, tag t")
                        .mapTo(String.class)
                        .one());
        assertThat(source).isEqualTo("sbom team/app:1.4");
    }

    @Test
    void refusesWhatIsNoSbomAndDoesNotKnowWhatNobodySent() throws Exception {
        assertThat(api.post("/api/v1/sboms", "{\"hello\": 1}").statusCode()).isEqualTo(400);
        assertThat(api.post("/api/v1/results", sbom("flask@1.0")).statusCode()).isEqualTo(400);
        assertThat(api.post("/api/v1/reports", "{}").statusCode()).isEqualTo(400);
        assertThat(api.get("/api/v1/digests/" + DIGEST + "/report").statusCode())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/digests/" + DIGEST + "/sbom").statusCode()).isEqualTo(404);
    }

    @Test
    void anSbomNeverTakesThePlaceOfAnOwnScan() throws Exception {
        api.post("/api/v1/sboms?name=app&digest=" + DIGEST, sbom("flask@1.0"));
        test.database().everyone(transaction -> transaction.execute("update inventory set source = 'scan'"));
        HttpResponse<String> refused = api.post("/api/v1/sboms?name=app&digest=" + DIGEST, sbom("flask@9.0"));
        assertThat(refused.statusCode()).isEqualTo(409);
    }

    private static String reasons(JsonValue comparison, String member, String side) {
        return comparison.get(member).items().stream()
                .map(one -> one.get(side).text("id") + " " + one.get("reason").text("kind"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void comparesAnothersFindingsWithReasons() throws Exception {
        api.post("/api/v1/sboms?name=app&digest=" + DIGEST, sbom("flask@1.0", "jinja2@3.5", "requests@2.0"));
        JsonValue sent = json(api.post("/api/v1/reports", report("trivy")));
        assertThat(sent.text("digest")).isEqualTo(DIGEST);
        JsonValue comparison =
                json(api.get("/api/v1/images/" + sent.get("image").integer() + "/comparison?report="
                        + sent.get("id").integer()));
        assertThat(comparison.get("both").items())
                .extracting(one -> one.get("ours").text("id"))
                .containsExactly("PYSEC-1");
        assertThat(reasons(comparison, "onlyTheirs", "theirs")).isEqualTo("""
                PYSEC-2 not-affected
                CVE-2026-0007 not-in-inventory
                CVE-2026-0008 no-advisory
                CVE-2026-0009 other-version""");
        assertThat(comparison.get("onlyTheirs").items().getFirst().get("reason").text("text"))
                .contains("jinja2 3.5 lies outside of the affected range");
        assertThat(reasons(comparison, "onlyOurs", "ours")).isEqualTo("PYSEC-3 package-not-reported");
    }

    @Test
    void reportsOfAnotherOrganisationAreNotThere() throws Exception {
        JsonValue sent = json(api.post("/api/v1/reports", report("grype")));
        assertThat(sent.get("image").isNull()).isTrue();
        assertThat(json(api.get("/api/v1/reports")).get("items").items()).hasSize(1);
        test.database().everyone(transaction -> {
            transaction.execute("insert into organisation (name) values ('other')");
            return transaction.execute(
                    "update foreign_report set organisation = (select id from organisation where name = 'other')");
        });
        assertThat(json(api.get("/api/v1/reports")).get("items").items()).isEmpty();
    }
}
