package io.pratique.sbom.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pratique.testing.Project;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `-Dlicenses.texts=FILE` checks the licences against the texts of the SPDX list, `-Dlicenses.update=true` makes
/// the data anew before.
class LicenseTextsDataTest {
    private static final Path DATA =
            Project.root().resolve("sbom/src/main/resources/io/pratique/sbom/license/texts.bin");

    private static final Map<String, List<String>> HOLDS_ANOTHER = Map.of(
            "Python-2.0.1", List.of("PSF-2.0", "Python-2.0.1"),
            "Sleepycat", List.of("Sleepycat", "BSD-3-Clause"));

    @Test
    void everyTextIsFoundInItself() throws IOException {
        String file = System.getProperty("licenses.texts", "");
        assumeTrue(!file.isEmpty(), "no texts");
        Map<String, String> texts = LicenseTextsData.texts(Path.of(file));
        if (Boolean.getBoolean("licenses.update")) {
            Files.write(DATA, LicenseTextsData.make(texts));
        }
        var sketches = LicenseSketches.read(new ByteArrayInputStream(Files.readAllBytes(DATA)));

        List<String> wrong = new ArrayList<>();
        Map<String, String> first = new HashMap<>();
        texts.forEach((id, text) -> {
            // the first of those with the same text stands for them
            String own = first.computeIfAbsent(text, same -> LicenseTextsData.id(id));
            List<String> found = LicenseTexts.find(text.getBytes(StandardCharsets.UTF_8), sketches);
            if (!found.equals(HOLDS_ANOTHER.getOrDefault(id, List.of(own)))) {
                wrong.add(id + " is found as " + found);
            }
        });
        assertThat(texts).hasSizeGreaterThan(600);
        assertThat(wrong).isEmpty();
    }
}
