package io.pratique.sbom.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pratique.model.inventory.ScanResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What is written and read again is what it was.
class SbomRoundTripTest {
    private static final int SEEDS = 150;

    static List<SbomFormats.Choice> choices() {
        return SbomFormats.choices().stream()
                .map(choice -> SbomFormats.of(choice).orElseThrow())
                .toList();
    }

    static byte[] written(SbomFormats.Choice choice, ScanResult result) throws IOException {
        var out = new ByteArrayOutputStream();
        Instant created = Instant.parse("2026-09-01T10:00:00.5Z");
        choice.format().write(result, new SbomOptions(choice.version(), "0.0.0-test", created), out);
        return out.toByteArray();
    }

    static boolean isXml(SbomFormats.Choice choice) {
        return choice.format().id().endsWith("xml");
    }

    @TestFactory
    Stream<DynamicTest> nothingIsLost() {
        return choices().stream()
                .map(choice -> dynamicTest(choice.format().id() + "@" + choice.version(), () -> {
                    for (int seed = 0; seed < SEEDS; seed++) {
                        check(choice, seed);
                    }
                }));
    }

    private static void check(SbomFormats.Choice choice, int seed) throws IOException {
        ScanResult result = Generated.result(seed, !isXml(choice) && seed % 2 == 0);
        byte[] document = written(choice, result);
        assertThat(written(choice, result)).as("seed %d, a second time", seed).isEqualTo(document);
        ScanResult again = SbomReader.read("document", new ByteArrayInputStream(document));

        assertThat(again.sbom().distro())
                .as("seed %d", seed)
                .isEqualTo(result.sbom().distro());
        assertThat(again.sbom().components())
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(result.sbom().components());
        assertThat(again.sbom().dependencies())
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(result.sbom().dependencies());
        assertThat(again.status()).as("seed %d", seed).isEqualTo(result.status());
        assertThat(again.problems()).as("seed %d", seed).isEqualTo(result.problems());
        assertThat(again.name()).isEqualTo(result.name());
        if (result.image() == null || result.image().layers().isEmpty()) {
            assertThat(again.image() == null).isEqualTo(result.image() == null);
        } else {
            assertThat(again.image()).as("seed %d", seed).isEqualTo(result.image());
        }
    }

    /// XML cannot hold every character, yet the packages stay what they are.
    @Test
    void hostileNamesInXmlKeepTheirPackageUrls() throws IOException {
        for (SbomFormats.Choice choice :
                choices().stream().filter(SbomRoundTripTest::isXml).toList()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                ScanResult result = Generated.result(seed, true);
                ScanResult again = SbomReader.read("document", new ByteArrayInputStream(written(choice, result)));

                assertThat(again.sbom().components().stream().map(one -> one.purl()))
                        .containsExactlyInAnyOrderElementsOf(result.sbom().components().stream()
                                .map(one -> one.purl())
                                .toList());
            }
        }
    }

    @Test
    void hostileNamesControlNoTerminalAndNoBuildServer() throws IOException {
        for (SbomFormats.Choice choice : choices()) {
            for (int seed = 0; seed < SEEDS; seed++) {
                String text = new String(written(choice, Generated.result(seed, true)), StandardCharsets.UTF_8);
                assertThat(text).doesNotContain("\u001b", "\u202e", "\r", "##").endsWith("\n");
            }
        }
    }

    @Test
    void findsFormatsByNameAndVersion() {
        assertThat(SbomFormats.of("cyclonedx").orElseThrow().version()).isEqualTo("1.7");
        assertThat(SbomFormats.of("spdx").orElseThrow().version()).isEqualTo("3.0");
        assertThat(SbomFormats.of("cyclonedx-xml@1.4").orElseThrow().version()).isEqualTo("1.4");
        assertThat(SbomFormats.of("cyclonedx@1.3")).isEmpty();
        assertThat(SbomFormats.of("swid")).isEmpty();
    }
}
