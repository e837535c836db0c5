package io.pratique.match.vex;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.match.exception.Cases;
import io.pratique.match.exception.Exceptions;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Status;
import io.pratique.match.exception.Target;
import io.pratique.model.finding.Finding;
import io.pratique.model.inventory.Distro;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Documents of other projects.
class VexConformanceTest {
    private static Reading read(Path file) throws IOException {
        return VexDocuments.read(file.getFileName().toString(), Files.readAllBytes(file));
    }

    @Test
    void readsDocumentsOfGoVex() throws IOException {
        Path folder = Shared.conformance("vex").resolve("go-vex/pkg");
        for (String name : List.of("v0.0.1.json", "v001-2.vex.json", "v020-1.vex.json")) {
            Reading reading = read(folder.resolve("vex/testdata").resolve(name));
            assertThat(reading.problems()).as(name).isEmpty();
            assertThat(reading.statements()).as(name).hasSize(1);
        }
        Reading csaf = read(folder.resolve("csaf/testdata/csaf.json"));
        assertThat(csaf.statements()).isEmpty();
        assertThat(csaf.problems())
                .as("its package URL has no name, its products are absent")
                .extracting(problem -> problem.message())
                .containsExactly(
                        "there is no product 'ABC:CSAFPID-0002' in the product tree",
                        "there is no product 'ABC:CSAFPID-0002' in the product tree",
                        "2 products without a package URL cannot be told and were left out");
        Reading advisory = read(folder.resolve("csaf/testdata/rhsa-2020_1358.json"));
        assertThat(advisory.problems())
                .as("Red Hat had no package URLs then")
                .extracting(problem -> problem.message())
                .allMatch(
                        message -> message.endsWith("products without a package URL cannot be told and were left out"));
    }

    @Test
    void readsOrExplainsEveryDocumentOfTheCsafValidator() throws IOException {
        Path folder = Shared.conformance("csaf").resolve("csaf_2.0/test/validator/data");
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(100);
        for (Path file : files) {
            Reading reading = read(file);
            assertThat(reading.problems())
                    .as(file.toString())
                    .allMatch(problem -> problem.message().startsWith("there is no product")
                            || problem.message().equals("no vulnerability")
                            || problem.message().contains("products without a package URL"));
            assertThat(reading.statements()).allMatch(statement -> statement.status() != Status.ACCEPTED);
        }
    }

    @Test
    void appliesRedHatsStatementsToTheSystemTheyAreAbout() throws IOException {
        Reading reading = read(Shared.conformance("os").resolve("claircore/rhel/vex/testdata/cve-2023-42670.json"));
        Finding samba = Cases.finding("CVE-2023-42670", "pkg:rpm/rhel/samba@4.17.5-3.el8", "var/lib/rpm/Packages");

        assertThat(overrules(reading, samba, "rhel", "8.9")).isTrue();
        assertThat(overrules(reading, samba, "rhel", "5.11")).isFalse();
        assertThat(overrules(reading, samba, "centos", "8")).isFalse();
    }

    private static boolean overrules(Reading reading, Finding finding, String id, String version) {
        var distro = new Distro(id, version, null, id, List.of());
        var target = new Target(List.of(), List.of(), null, distro, List.of(finding.component()));
        return new Exceptions(reading.statements())
                .apply(List.of(finding), Cases.TODAY, target)
                .open()
                .isEmpty();
    }
}
