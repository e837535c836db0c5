package io.pratique.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignReportsTest {
    private static final String DIGEST = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    static Stream<ForeignFormat> formats() {
        return ForeignReports.ALL.stream();
    }

    static JsonValue fixture(String format) throws IOException {
        return Json.parse(Files.readAllBytes(Path.of("src/test/fixtures/reports", format, "report.json")));
    }

    private static ForeignReport read(String format) throws IOException {
        JsonValue document = fixture(format);
        return ForeignReports.of(null, document).orElseThrow().parse(document);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormatKnowsItsOwnAndNoOther(ForeignFormat format) throws IOException {
        for (ForeignFormat other : ForeignReports.ALL) {
            assertThat(format.recognises(fixture(other.id())))
                    .as("%s on a report of %s", format.id(), other.id())
                    .isEqualTo(format == other);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void noFormatFailsOnDocumentsThatAreOddlyMade(ForeignFormat format) throws IOException {
        for (String text : List.of("null", "[]", "[1]", "{}", "{\"data\": {}}", "{\"SchemaVersion\": 2}", "\"x\"")) {
            assertThat(format.recognises(Json.parse(text.getBytes()))).as(text).isFalse();
        }
    }

    @Test
    void readsTrivy() throws IOException {
        ForeignReport report = read("trivy");
        assertThat(List.of(report.tool(), report.version(), report.name(), report.digest()))
                .containsExactly("trivy", "0.70.0", "registry.example/app:1.4", DIGEST);
        assertThat(report.findings())
                .hasSize(5)
                .first()
                .isEqualTo(new ForeignFinding("PYSEC-1", List.of(), "Flask", "1.0", "2.0", Severity.HIGH));
    }

    @Test
    void readsGrype() throws IOException {
        ForeignReport report = read("grype");
        assertThat(List.of(report.tool(), report.version(), report.name(), report.digest()))
                .containsExactly("grype", "0.110.0", "registry.example/app:1.4", DIGEST);
        assertThat(report.findings())
                .containsExactly(
                        new ForeignFinding(
                                "GHSA-aaaa-bbbb-cccc",
                                List.of("CVE-2026-0001"),
                                "Flask",
                                "1.0",
                                "2.0, 1.1.4",
                                Severity.CRITICAL),
                        new ForeignFinding("CVE-2026-0002", List.of(), "libc6", "2.36-9", null, Severity.NEGLIGIBLE));
    }

    @Test
    void readsDependencyTrackWithoutWhatItSuppresses() throws IOException {
        ForeignReport report = read("dependency-track");
        assertThat(List.of(report.tool(), report.version(), report.name(), report.digest()))
                .containsExactly("dependency-track", "4.14.0", "registry.example/app:1.4", "");
        assertThat(report.findings())
                .containsExactly(new ForeignFinding(
                        "GHSA-aaaa-bbbb-dddd",
                        List.of("CVE-2026-0003", "GHSA-aaaa-bbbb-dddd"),
                        "com.example:engine",
                        "1.2.0",
                        null,
                        Severity.HIGH));
    }

    @Test
    void readsTheFirstImageOfDefender() throws IOException {
        ForeignReport report = read("defender");
        assertThat(List.of(report.tool(), report.name(), report.digest()))
                .containsExactly("defender", "example.azurecr.io/team/app:1.4", DIGEST);
        assertThat(report.findings())
                .containsExactly(new ForeignFinding(
                        "CVE-2026-0005", List.of(), "openssl", "3.0.11-1", "3.0.15-1", Severity.HIGH));
    }
}
