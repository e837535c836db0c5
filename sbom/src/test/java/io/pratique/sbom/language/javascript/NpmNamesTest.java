package io.pratique.sbom.language.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpmNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "0.0.0", "1.2.3-beta.1", "1.2.3+build", "10.20.30-a+b"})
    void takesVersions(String version) {
        assertThat(NpmNames.isExact(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "^1.2.3",
                "1.2.x",
                "1.2.3 || 2.0.0",
                "1.2.3 - 2.0.0",
                "1.2.3-a || 2",
                "*",
                "latest"
            })
    void takesNoRanges(String range) {
        assertThat(NpmNames.isExact(range)).isFalse();
    }

    @Test
    void partsNamesFromVersions() {
        assertThat(NpmNames.name("@a/b@1.0.0")).isEqualTo("@a/b");
        assertThat(NpmNames.version("@a/b@npm:c@1")).isEqualTo("npm:c@1");
        assertThat(NpmNames.name("bare")).isEqualTo("bare");
        assertThat(NpmNames.version("bare")).isEmpty();
    }

    @Test
    void followsAliasesOnly() {
        assertThat(NpmNames.alias("npm:ms@2.0.0")).isEqualTo("ms@2.0.0");
        assertThat(NpmNames.alias("npm:@a/b@2.0.0")).isEqualTo("@a/b@2.0.0");
        assertThat(NpmNames.alias("npm:^2.0.0")).isNull();
        assertThat(NpmNames.alias("^2.0.0")).isNull();
    }

    @Test
    void makesNoComponentOfWhatIsNoName() {
        assertThat(NpmNames.component("@a/", "1.0.0")).isNull();
        assertThat(NpmNames.component("", "1.0.0")).isNull();
        assertThat(NpmNames.component("a\nb", "1.0.0")).isNull();
    }
}
