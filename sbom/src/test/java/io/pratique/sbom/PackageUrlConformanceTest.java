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
    /// Two rows refuse to parse qualifiers in upper case, which two others of the same files make lower case.
    private static final Set<String> CONTRADICTED = Set.of(
            "pkg:Rpm/fedora/curl@7.50.3-1.fc25?Arch=i386&Distro=fedora-25",
            "pkg:gem/jruby-launcher@1.1.2?Platform=java");

    @TestFactory
    Stream<DynamicTest> buildsWhatTheSpecificationTestsExpect() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files("tests")) {
            for (JsonValue test :
                    Json.parse(Files.readAllBytes(file)).get("tests").items()) {
                boolean refused = test.get("expected_failure").isTrue();
                if (test.text("test_type", "").equals("build")) {
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
                if (!test.text("test_type", "").equals("build")) {
                    tests.add(dynamicTest(file.getFileName() + " " + test.text("description", ""), () -> parse(test)));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(200);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> foldsCaseWhereTheTypeDefinitionSaysSo() throws IOException {
        return files("types").stream()
                .filter(file -> file.toString().endsWith("-definition.json"))
                .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                    JsonValue definition = Json.parse(Files.readAllBytes(file));
                    String type = definition.text("type", "");
                    boolean extension = type.equals("chrome-extension");
                    boolean none = "prohibited"
                            .equals(definition.get("namespace_definition").text("requirement"));
                    String namespace = none ? null : "Name/Space";
                    String name = extension ? "ABCDEFGHIJKLMNOP".repeat(2) : "NaMe";
                    String version = extension ? "1.2" : "1.RC";
                    var purl = PackageUrl.of(type, namespace, name, version);
                    assertThat(purl.namespace()).isEqualTo(none ? null : cased(definition, "namespace", namespace));
                    assertThat(purl.name()).isEqualTo(cased(definition, "name", name));
                    assertThat(purl.version()).isEqualTo(cased(definition, "version", version));
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

    /// Parts of the text, or with `validate` the canonical form.
    private static void parse(JsonValue test) {
        String text = test.text("input", "");
        if (test.get("expected_failure").isTrue()) {
            if (!CONTRADICTED.contains(text)) {
                assertThatIllegalArgumentException().isThrownBy(() -> PackageUrl.parse(text));
            }
        } else if (test.text("test_type", "").equals("parse")) {
            assertThat(PackageUrl.parse(text)).isEqualTo(purl(test.get("expected_output")));
        } else {
            assertThat(PackageUrl.parse(text)).hasToString(test.text("expected_output", ""));
        }
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
