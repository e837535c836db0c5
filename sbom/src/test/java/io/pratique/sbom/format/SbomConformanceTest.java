package io.pratique.sbom.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.ScanResult;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Documents of the specifications' own test suites, and of other tools.
class SbomConformanceTest {
    /// What makes a document invalid, where it does not touch what is read, and why.
    private static final Map<String, String> PASSED_OVER = Map.ofEntries(
            Map.entry("invalid-hash", "hashes are not read"),
            Map.entry("invalid-component-swid", "SWID tags are not read"),
            Map.entry("invalid-issue-type", "pedigrees are not read"),
            Map.entry("invalid-patch-type", "pedigrees are not read"),
            Map.entry("invalid-license-encoding", "texts of licences are not read"),
            Map.entry("invalid-license-id-1", "a licence is whatever its makers call it"),
            Map.entry("invalid-license-choice-1.4.xml", "1.7 allows a licence beside an expression"),
            Map.entry("invalid-license-choice-1.5.xml", "1.7 allows a licence beside an expression"),
            Map.entry("invalid-license-choice-1.6.xml", "1.7 allows a licence beside an expression"),
            Map.entry("invalid-license-declared-concluded-mix", "1.7 allows what 1.6 forbids, and it can be read"),
            Map.entry("invalid-metadata-license", "licences of the document are not read"),
            Map.entry("invalid-metadata-timestamp", "time stamps are not read"),
            Map.entry("invalid-properties", "a property without a name says nothing"),
            Map.entry("invalid-serialnumber", "serial numbers are not read"),
            Map.entry("invalid-service-data", "services are not read"));

    /// What valid documents may leave open.
    private static final Set<String> TRUE_OF_VALID = Set.of(
            "a package with neither a package URL nor a version",
            "the document says that it is incomplete",
            // what Syft's own tests have for package URLs
            "not a package URL: a-purl-1",
            "not a package URL: a-purl-2");

    private static ScanResult read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return SbomReader.read(file.getFileName().toString(), in);
        }
    }

    private static List<Path> files(String folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(Shared.conformance("sbom").resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> wanted.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<DynamicTest> each(List<Path> files, ThrowingTest test) {
        assertThat(files).isNotEmpty();
        return files.stream().map(file -> dynamicTest(file.getFileName().toString(), () -> test.run(file)));
    }

    private interface ThrowingTest {
        void run(Path file) throws IOException;
    }

    @TestFactory
    Stream<DynamicTest> importsAllValidCycloneDx() throws IOException {
        return each(
                files("cyclonedx-testresources", name -> name.startsWith("valid-") && !name.endsWith(".textproto")),
                file -> assertThat(read(file).problems())
                        .allMatch(problem -> TRUE_OF_VALID.contains(problem.message())));
    }

    @TestFactory
    Stream<DynamicTest> refusesOrReportsInvalidCycloneDx() throws IOException {
        List<Path> invalid = files(
                "cyclonedx-testresources",
                name -> name.contains("invalid-")
                        && !name.endsWith(".textproto")
                        && PASSED_OVER.keySet().stream().noneMatch(name::contains));
        assertThat(invalid).hasSizeGreaterThan(25);
        return each(invalid, SbomConformanceTest::refusedOrReported);
    }

    private static void refusedOrReported(Path file) {
        ScanResult result;
        try {
            result = read(file);
        } catch (IOException refused) {
            assertThat(refused).hasMessageNotContaining("\n");
            return;
        }
        assertThat(result.status()).isEqualTo(ScanStatus.INCOMPLETE);
        assertThat(result.problems()).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> importsTheExamplesOfSpdx() throws IOException {
        Set<String> packed = Set.of("xls", "xlsx");
        List<Path> sound = files(
                "spdx-tools-java/testResources",
                name -> !name.startsWith("Bad")
                        && !name.contains("Wrong")
                        && !packed.contains(name.substring(name.lastIndexOf('.') + 1)));
        return each(
                sound,
                file -> assertThat(read(file).problems())
                        .allMatch(problem -> TRUE_OF_VALID.contains(problem.message())));
    }

    @TestFactory
    Stream<DynamicTest> refusesBadSpdx() throws IOException {
        return each(
                files("spdx-tools-java/testResources", name -> name.startsWith("Bad") || name.contains("Wrong")),
                file -> assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class));
    }

    @Test
    void readsTheSameFromAllFormsOfAnSpdxExample() throws IOException {
        Path folder = Shared.conformance("sbom").resolve("spdx-tools-java/testResources");
        List<String> names = List.of(
                "SPDXJSONExample-v2.2.spdx.json",
                "SPDXXMLExample-v2.2.spdx.xml",
                "SPDXRdfExample-v2.2.spdx.rdf",
                "SPDXTagExample-v2.2-warning.spdx");
        List<List<String>> packages = new ArrayList<>();
        for (String name : names) {
            packages.add(read(folder.resolve(name)).sbom().components().stream()
                    .map(one -> one.name() + " " + one.version())
                    .toList());
        }

        assertThat(packages.getFirst()).contains("glibc 2.11.1");
        assertThat(packages).allMatch(packages.getFirst()::equals);
    }

    @TestFactory
    Stream<DynamicTest> importsWhatSyftWrites() throws IOException {
        return each(
                files("syft-formats", name -> true),
                file -> assertThat(read(file).problems())
                        .allMatch(problem -> TRUE_OF_VALID.contains(problem.message())));
    }
}
