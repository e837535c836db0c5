package io.pratique.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.testing.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Package URLs against the specification's own tests and type definitions.
class PackageUrlConformanceTest {
    /// Types whose packages the analyzers find; what other types forbid is not checked when they are written.
    private static final Set<String> FOUND_HERE =
            Set.of("", "apk", "deb", "generic", "golang", "maven", "npm", "pypi", "rpm");

    @TestFactory
    Stream<DynamicTest> buildsWhatTheSpecificationTestsExpect() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files("tests")) {
            for (JsonValue test :
                    Json.parse(Files.readAllBytes(file)).get("tests").items()) {
                boolean refused = test.get("expected_failure").isTrue();
                String type = test.get("input").text("type", "");
                if (test.text("test_type", "").equals("build") && (!refused || FOUND_HERE.contains(type))) {
                    tests.add(dynamicTest(
                            file.getFileName() + " " + test.text("description", ""), () -> check(test, refused)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> parsesWhatTheSpecificationTestsExpect() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files("tests")) {
            for (JsonValue test :
                    Json.parse(Files.readAllBytes(file)).get("tests").items()) {
                if (test.text("test_type", "").equals("parse")
                        && !test.get("expected_failure").isTrue()) {
                    tests.add(dynamicTest(
                            file.getFileName() + " " + test.text("description", ""),
                            () -> assertThat(PackageUrl.parse(test.text("input", "")))
                                    .isEqualTo(purl(test.get("expected_output")))));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(50);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> foldsCaseWhereTheTypeDefinitionSaysSo() throws IOException {
        return files("types").stream()
                .filter(file -> file.toString().endsWith("-definition.json"))
                .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                    JsonValue definition = Json.parse(Files.readAllBytes(file));
                    String type = definition.text("type", "");
                    var purl = PackageUrl.of(type, "Name/Space", "NaMe", "1.RC");
                    assertThat(purl.namespace()).isEqualTo(cased(definition, "namespace", "Name/Space"));
                    assertThat(purl.name()).isEqualTo(cased(definition, "name", "NaMe"));
                    assertThat(purl.version()).isEqualTo(cased(definition, "version", "1.RC"));
                }));
    }

    /// That of Go modules calls names case-sensitive, and then says in words that they "shall be lowercased".
    private static String cased(JsonValue definition, String part, String text) {
        JsonValue rules = definition.get(part + "_definition");
        boolean said = definition.text("type", "").equals("golang")
                && rules.text("note", "").contains("shall be lowercased");
        boolean lower = said || rules.get("case_sensitive").equals(new JsonValue.Bool(false));
        return lower ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static void check(JsonValue test, boolean refused) {
        JsonValue input = test.get("input");
        if (refused) {
            assertThatIllegalArgumentException().isThrownBy(() -> purl(input));
        } else {
            assertThat(purl(input)).hasToString(test.text("expected_output", ""));
        }
    }

    private static PackageUrl purl(JsonValue input) {
        Map<String, String> qualifiers = new HashMap<>();
        input.get("qualifiers").fields().forEach((key, value) -> qualifiers.put(key, value.text()));
        return new PackageUrl(
                input.text("type", ""),
                input.text("namespace"),
                input.text("name", ""),
                input.text("version"),
                qualifiers,
                input.text("subpath"));
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Shared.conformance("purl").resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
