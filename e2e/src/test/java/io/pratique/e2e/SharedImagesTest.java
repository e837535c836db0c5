package io.pratique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.cli.ExitCode;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Real root file systems give the packages that an independent reader found in them.
class SharedImagesTest {
    @TestFactory
    Stream<DynamicTest> everyImageGivesThePackagesListedBesideIt() throws IOException {
        return list(".packages.json").stream().map(list -> {
            Path image = list.resolveSibling(list.getFileName().toString().replace(".packages.json", ".tar"));
            return DynamicTest.dynamicTest(image.getFileName().toString(), () -> {
                JsonValue report = scan(image);
                assertThat(report.get("packages").items())
                        .extracting(SharedImagesTest::reported)
                        .containsExactlyInAnyOrderElementsOf(Json.parse(Files.readAllBytes(list)).items().stream()
                                .map(SharedImagesTest::listed)
                                .toList());
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> everyImageIsReadWholly() throws IOException {
        return list(".tar").stream()
                .map(image -> DynamicTest.dynamicTest(image.getFileName().toString(), () -> {
                    JsonValue report = scan(image);
                    assertThat(report.text("status")).isEqualTo("complete");
                    assertThat(report.get("problems").items()).isEmpty();
                    assertThat(report.get("packages").items()).isNotEmpty();
                    assertThat(report.get("target").get("os").text("id")).isNotBlank();
                    assertThat(scan(image)).as("a second scan").isEqualTo(report);
                }));
    }

    private static JsonValue scan(Path image) throws IOException {
        Run run = Run.of("scan", image.toString(), "--format", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.SUCCESS);
        return run.json();
    }

    private static List<Path> list(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(Shared.path("images"))) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static String listed(JsonValue item) {
        Long epoch = item.get("epoch").integer();
        String version = item.text("version", "");
        return item.text("type") + " " + item.text("name") + " "
                + (epoch == null || epoch == 0 ? version : epoch + ":" + version);
    }

    private static String reported(JsonValue item) {
        return item.text("type") + " " + item.text("name") + " " + item.text("version");
    }
}
