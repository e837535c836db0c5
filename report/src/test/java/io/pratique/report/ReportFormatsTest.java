package io.pratique.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.match.Assessment;
import io.pratique.match.policy.FindingOrder;
import io.pratique.report.format.ReportFormat;
import io.pratique.report.format.ReportFormats;
import io.pratique.report.format.ReportOptions;
import io.pratique.testing.Golden;
import io.pratique.testing.Project;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every format over every sample.
class ReportFormatsTest {
    private static final Path GOLDENS = Project.root().resolve("report/src/test/fixtures");

    static String render(ReportFormat format, Assessment assessment, boolean colour, int width) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(
                assessment,
                out,
                new ReportOptions(colour, width, LocalDate.parse("2026-09-01"), FindingOrder.RISK, true, "0.0.0-test"));
        return out.toString(StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> looksAsReviewed() {
        return ReportFormats.ALL.stream()
                .flatMap(format -> SampleAssessments.all().entrySet().stream()
                        .map(sample -> DynamicTest.dynamicTest(
                                format.id() + " " + sample.getKey(), () -> check(format, sample))));
    }

    private static void check(ReportFormat format, Map.Entry<String, Assessment> sample) throws IOException {
        String report = render(format, sample.getValue(), false, 0);
        assertThat(render(format, sample.getValue(), false, 0))
                .as("a second time")
                .isEqualTo(report);
        String suffix = format.id().equals("table") ? ".txt" : ".json";
        Golden.check(GOLDENS.resolve(format.id()).resolve(sample.getKey() + suffix), report);
    }

    @TestFactory
    Stream<DynamicTest> neutralisesHostileNames() {
        Assessment hostile = SampleAssessments.all().get("hostile");
        return ReportFormats.ALL.stream()
                .map(format -> DynamicTest.dynamicTest(
                        format.id(),
                        () -> assertThat(render(format, hostile, false, 80))
                                .doesNotContain("\u001b", "\u0007", "\u0000", "\r", "\u202e", "\u2028")));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120, 200})
    void tableKeepsWithinTheTerminal(int width) throws IOException {
        for (Assessment sample : SampleAssessments.all().values()) {
            String table = render(ReportFormats.of("table").orElseThrow(), sample, false, width);
            assertThat(table.lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void tableIsColouredOnlyWhenAsked() throws IOException {
        ReportFormat table = ReportFormats.of("table").orElseThrow();
        Assessment sample = SampleAssessments.all().get("findings");
        String coloured = render(table, sample, true, 0);

        assertThat(coloured).contains("\u001b[");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(render(table, sample, false, 0));
    }

    @Test
    void tableNeverCallsTheUnjudgedClean() throws IOException {
        ReportFormat table = ReportFormats.of("table").orElseThrow();

        assertThat(render(table, SampleAssessments.all().get("unjudged"), false, 0))
                .contains("not judged")
                .contains("no advisories for Harbour:12");
        assertThat(render(table, SampleAssessments.all().get("incomplete"), false, 0))
                .contains("incomplete")
                .contains("a foreign layer, not fetched");
        assertThat(render(table, SampleAssessments.all().get("failed"), false, 0))
                .contains("failed")
                .doesNotContain("none known");
    }
}
