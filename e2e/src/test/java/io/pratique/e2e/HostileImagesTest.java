package io.pratique.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.cli.ExitCode;
import io.pratique.json.JsonValue;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Images made to break scanners do what the list beside them expects.
class HostileImagesTest {
    private static final Pattern PACKAGES = Pattern.compile("(?:^|[ ;:])packages == \\{([^}]*)}");

    @TempDir
    static Path folder;

    record Case(String name, String expected, String claim) {
        /// Name and version of the packages that must be found; null where the list does not say.
        @org.jspecify.annotations.Nullable
        List<String> packages() {
            Matcher found = PACKAGES.matcher(claim);
            if (claim.contains("or typed error") || !found.find()) {
                return null;
            }
            return found.group(1).isBlank()
                    ? List.of()
                    : Arrays.stream(found.group(1).split(", ")).sorted().toList();
        }

        boolean mayComplain() {
            return !expected.equals("ok");
        }
    }

    @TestFactory
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    Stream<DynamicTest> everyCaseDoesWhatIsExpected() throws Exception {
        Path set = Shared.conformance("hostile-images");
        unpack(set.resolve("hostile-images.tar.zst"));
        return Files.readAllLines(set.resolve("cases.tsv")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("\t", -1))
                .map(columns -> new Case(columns[0], columns[1], columns[2]))
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
    }

    private static void check(Case one) throws IOException {
        List<Path> canaries = canaries();
        Run run = Run.of("scan", "oci-dir:" + folder.resolve(one.name()), "--format", "json");
        JsonValue report = run.json();

        assertThat(canaries()).isEqualTo(canaries);
        assertThat(run.err()).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.out())
                .doesNotContain(Files.readString(Path.of("/etc/passwd"))
                        .lines()
                        .findFirst()
                        .orElseThrow());
        boolean complained = !report.text("status", "").equals("complete");
        if (complained) {
            assertThat(report.get("problems").items()).as("why").isNotEmpty();
        }
        switch (one.expected()) {
            case "reject" -> assertThat(complained).as("refused").isTrue();
            case "ok" -> assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.SUCCESS);
            default -> {}
        }
        List<String> packages = one.packages();
        if (packages != null && !(complained && one.mayComplain())) {
            assertThat(report.get("packages").items())
                    .extracting(item -> item.text("name") + " " + item.text("version"))
                    .filteredOn(line -> !line.equals(" "))
                    .isEqualTo(packages);
        }
        Run table = Run.of("scan", "oci-dir:" + folder.resolve(one.name()));
        assertThat(table.out() + table.err()).doesNotContain("\u001b", "\u0007");
    }

    private static List<Path> canaries() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("pratique-canary"))
                    .sorted()
                    .toList();
        }
    }

    private static void unpack(Path archive) throws Exception {
        Process process = new ProcessBuilder("tar", "--zstd", "-xf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
