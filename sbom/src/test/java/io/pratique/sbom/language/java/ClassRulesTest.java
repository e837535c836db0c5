package io.pratique.sbom.language.java;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.json.JsonValue;
import io.pratique.json.Toml;
import io.pratique.testing.Project;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every rule of `rules/classes`.
class ClassRulesTest {
    private static final Path FOLDER = Project.root().resolve("rules/classes");
    private static final Set<String> KEYS = Set.of("package", "problems", "classes", "source", "why");

    @Test
    void everyRuleIsListedInOrder() throws IOException {
        List<String> listed =
                ClassRules.ALL.stream().map(ClassRules.Listed::rule).toList();

        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".toml", "")))
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
        assertThat(listed).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void everyRuleIsForTheArtifactItIsListedBy() {
        assertThat(ClassRules.ALL)
                .allSatisfy(listed ->
                        assertThat(listed.read().artifact()).isEqualTo(listed.group() + ":" + listed.artifact()));
    }

    @Test
    void everyRuleSaysWhereTheFactIsFrom() throws IOException {
        for (ClassRules.Listed listed : ClassRules.ALL) {
            byte[] bytes = Files.readAllBytes(FOLDER.resolve(listed.rule() + ".toml"));
            JsonValue rule = Toml.parse(ByteBuffer.wrap(bytes));
            assertThat(KEYS).as(listed.rule()).containsAll(rule.fields().keySet());
            assertThat(rule.text("source")).startsWith("https://");
            assertThat(rule.text("why")).isNotBlank();
            assertThat(rule.get("classes").strings()).allMatch(name -> name.contains("."));
            assertThat(rule.get("problems").strings()).allMatch(name -> name.startsWith("CVE-"));
        }
    }
}
