package io.pratique.sbom.binary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pratique.json.JsonValue;
import io.pratique.json.Toml;
import io.pratique.model.inventory.Component;
import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every rule of `rules/binaries` against the samples that it brings.
class SignaturesTest {
    private static final Path FOLDER = Project.root().resolve("rules/binaries");
    private static final Set<String> KEYS =
            Set.of("name", "type", "namespace", "prefix", "licenses", "signatures", "good", "bad");

    @Test
    void everyRuleIsListedInOrder() throws IOException {
        List<String> listed = Signatures.ALL.stream().map(Program::rule).toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".toml", "")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
        assertThat(listed).isSorted().doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> findsItsGoodSamples() {
        return perRule((program, document) -> {
            assertThat(document.get("good").items()).isNotEmpty();
            BinaryRule rule = new BinaryRules(List.of()).rule(program);
            for (JsonValue sample : document.get("good").items()) {
                assertThat(found(List.of(program), program, sample))
                        .as(sample.toString())
                        .containsExactly(rule.component(sample.text("version", "none")));
                assertThat(sample.text("from")).isNotBlank();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> leavesItsBadSamples() {
        return perRule((program, document) -> {
            assertThat(document.get("bad").items()).isNotEmpty();
            for (JsonValue sample : document.get("bad").items()) {
                assertThat(found(List.of(program), program, sample))
                        .as(sample.toString())
                        .isEmpty();
            }
        });
    }

    /// Files of one name may belong to several programs: `mysqld`.
    @TestFactory
    Stream<DynamicTest> leavesTheGoodSamplesOfOthers() {
        return perRule((program, document) -> {
            List<Program> others = new ArrayList<>(Signatures.ALL);
            others.remove(program);
            for (JsonValue sample : document.get("good").items()) {
                assertThat(found(others, program, sample)).as(sample.toString()).isEmpty();
            }
        });
    }

    @Test
    void everyRuleHasKnownKeysOnly() throws IOException {
        for (Program program : Signatures.ALL) {
            assertThat(KEYS)
                    .as(program.rule())
                    .containsAll(document(program).fields().keySet());
        }
    }

    @Test
    void refusesRulesThatFindNothing() {
        for (String text : List.of(
                "name = 'a'",
                "name = 'a'\nsignatures = ['a']",
                "name = 'a'\nsignatures = ['{version}']",
                "name = 'a'\nsignatures = ['a{version']",
                "name = 'a'\nsignatures = ['a{version/2}']",
                "signatures = ['a{version}']",
                "name = 'a'\nsignatures = ['" + "a".repeat(65) + "{version}']")) {
            assertThatThrownBy(() -> BinaryRule.parse(text.getBytes(UTF_8)))
                    .as(text)
                    .isInstanceOf(IOException.class);
        }
    }

    private interface RuleTest {
        void run(Program program, JsonValue document) throws IOException;
    }

    private static Stream<DynamicTest> perRule(RuleTest test) {
        return Signatures.ALL.stream()
                .map(program -> dynamicTest(program.rule(), () -> test.run(program, document(program))));
    }

    /// What rules find in a sample of a program, in the first of its files unless the sample names one.
    private static List<Component> found(List<Program> rules, Program program, JsonValue sample) {
        FilePattern first = program.files().getFirst();
        String path = "usr/bin/" + sample.text("file", first.head() + first.tail());
        assertThat(new BinaryRules(List.of(program)).matching(path)).as(path).isNotEmpty();
        return BinaryFiles.found(
                new BinaryRules(rules), path, sample.text("text", "").getBytes(UTF_8));
    }

    private static JsonValue document(Program program) throws IOException {
        return Toml.parse(Files.readAllBytes(FOLDER.resolve(program.rule() + ".toml")));
    }
}
