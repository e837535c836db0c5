package io.pratique.sbom.language.swift;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageResolvedAnalyzerTest {
    @ParameterizedTest
    @CsvSource({
        "https://github.com/apple/swift-nio.git, github.com/apple/swift-nio",
        "https://github.com/apple/swift-nio, github.com/apple/swift-nio",
        "https://user:secret@example.org/a/b/c.git/, example.org/a/b/c",
        "git@github.com:apple/swift-nio.git, github.com/apple/swift-nio",
        "ssh://git@example.org:7999/a/b.git, example.org:7999/a/b",
        "https://example.org/@scope/b, example.org/@scope/b",
    })
    void namesPackagesByTheirRepository(String location, String name) throws IOException {
        String pin = "{\"location\": \"%s\", \"state\": {\"revision\": \"aa\"}}".formatted(location);
        Discovery found = TestFile.of("Package.resolved", "{\"pins\": [" + pin + "]}")
                .discoveries(new PackageResolvedAnalyzer())
                .getFirst();
        var installed = (Discovery.Installed) found;
        assertThat(installed.component().name()).isEqualTo(name);
        assertThat(installed.component().purl().toString()).doesNotContain("secret");
    }
}
