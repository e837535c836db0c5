package io.pratique.sbom.language.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.LimitException;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.TestFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BazelMavenAnalyzerTest {
    private static List<String> found(String source) throws IOException {
        return TestFile.of("MODULE.bazel", source).discoveries(new BazelMavenAnalyzer()).stream()
                .map(found -> ((Discovery.Installed) found).component().purl().toString())
                .toList();
    }

    @Test
    void followsTextsThroughVariables() throws IOException {
        assertThat(found("""
                V = '1' + ".2"
                ALL = ["g:a:" + V, r"g:b:3"]
                maven.install(artifacts = ALL + ["g:c:4"] if x else ALL)
                maven.install(name = "x", artifacts = ALL)
                """)).containsExactly("pkg:maven/g/a@1.2", "pkg:maven/g/b@3");
    }

    @Test
    void passesOverWhatItDoesNotKnow() throws IOException {
        assertThat(found("""
                def helper(x):
                    return {"a": [1, -2], "b": x[0]}
                \"\"\"A text ) over
                two lines.\"\"\"
                maven.install(artifacts = [helper(1), "g:a:1", "%s" % 3, 4 * "g:b:1"] + other)
                """)).containsExactly("pkg:maven/g/a@1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a(", "a(]", ")", "x = 'a", "x = \"\"\"a", "x = [1, (2]", "a('b\n')"})
    void refusesWhatDoesNotEnd(String source) {
        assertThatThrownBy(() -> found(source)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesListsThatGrowWithoutEnd() {
        String source = "a = ['g:a:1']\n" + "a = a + a\n".repeat(100);

        assertThatThrownBy(() -> found(source)).isInstanceOf(LimitException.class);
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> found("[".repeat(100_000) + "]".repeat(100_000)))
                .isInstanceOf(LimitException.class);
        assertThatThrownBy(() -> found("f(" + ",".repeat(6_000_000) + ")")).isInstanceOf(LimitException.class);
    }

    @Test
    void forgetsTextsThatGrowWithoutEnd() throws IOException {
        assertThat(found("a = 'ab'\n" + "a = a + a\n".repeat(100) + "maven.install(artifacts = [a, 'g:a:1'])"))
                .containsExactly("pkg:maven/g/a@1");
    }
}
