package io.pratique.match.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.match.version.Table.Row;
import io.pratique.testing.Project;
import io.pratique.testing.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class VersionTablesTest {
    private static final Path FIXTURES = Project.root().resolve("match/src/test/fixtures/versions");

    static final List<String> IDS =
            VersionSchemes.ALL.stream().map(VersionScheme::id).toList();

    /// Rows of Packagist's versions whose signs are those of texts that are not normalised. Composer compares
    /// normalised versions, 1.0.0.0 and 6.5.0.0-beta0, in which case does not matter; the table of our own has its
    /// signs.
    private static final Set<Row> MISTAKEN = Set.of(
            new Row("1.0.0", "1.0", 1),
            new Row("v6.5", "v6.5.0-beta-0", -1),
            new Row("v1.9.0-ALPHA.1", "v1.9.0-BETA.1", 0),
            new Row("v1.9.0-BETA.1", "v1.9.0-ALPHA.2", -1));

    @ParameterizedTest
    @CsvSource({
        "alpm, alpm.tsv",
        "apk, apk.tsv",
        "composer, composer.tsv",
        "deb, deb.tsv",
        "ebuild, gentoo.tsv",
        "gem, gem.tsv",
        "nuget, nuget.tsv",
        "numbers, cran.tsv",
        "numbers, hackage.tsv",
        "pub, pub.tsv",
        "rpm, rpm-evr.tsv",
        "rpm, rpm-vercmp.tsv",
        "semver, semver.tsv",
        "semver, semver-npm.tsv",
        "semver, semver-npm-loose.tsv",
        "pep440, pep440.tsv",
        "maven, maven.tsv"
    })
    void agreesWithTheTablesOfOthers(String scheme, String file) throws Exception {
        Table.read(Shared.conformance("versions").resolve(file))
                .without(MISTAKEN)
                .check(scheme(scheme));
    }

    @ParameterizedTest
    @FieldSource("IDS")
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
