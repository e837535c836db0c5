package io.pratique.match.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.testing.Project;
import io.pratique.testing.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTablesTest {
    private static final Path FIXTURES = Project.root().resolve("match/src/test/fixtures/versions");

    @ParameterizedTest
    @CsvSource({
        "apk, apk.tsv",
        "deb, deb.tsv",
        "rpm, rpm-evr.tsv",
        "rpm, rpm-vercmp.tsv",
        "semver, semver.tsv",
        "semver, semver-npm.tsv",
        "semver, semver-npm-loose.tsv",
        "pep440, pep440.tsv",
        "maven, maven.tsv"
    })
    void agreesWithTheTablesOfOthers(String scheme, String file) throws Exception {
        Table.read(Shared.conformance("versions").resolve(file)).check(scheme(scheme));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apk", "deb", "generic", "go", "maven", "pep440", "rpm", "semver"})
    void agreesWithTheRealTool(String scheme) throws Exception {
        Table.read(FIXTURES.resolve(scheme + ".tsv")).check(scheme(scheme));
    }

    @Test
    void everySchemeHasATable() {
        assertThat(VersionSchemes.ALL)
                .allSatisfy(scheme ->
                        assertThat(FIXTURES.resolve(scheme.id() + ".tsv")).isRegularFile());
    }

    @Test
    void tellsValidAlpineVersions() throws Exception {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String line : Files.readAllLines(Shared.conformance("versions").resolve("apk-validity.txt"))) {
            if (!line.contains(" ")) {
                String version = line.startsWith("!") ? line.substring(1) : line;
                if (ApkScheme.isValid(version) == line.startsWith("!")) {
                    wrong.add(line);
                }
                checked++;
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isPositive();
    }

    static VersionScheme scheme(String id) {
        return VersionSchemes.ALL.stream()
                .filter(scheme -> scheme.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
