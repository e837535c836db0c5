package io.pratique.sbom.language.java.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.model.PratiqueException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryUrlTest {
    @Test
    void isMavenCentralUnlessAMirrorIsNamed() {
        assertThat(RepositoryUrl.of(Map.of())).hasHost("repo.maven.apache.org").hasScheme("https");
        assertThat(RepositoryUrl.of(Map.of(RepositoryUrl.VARIABLE, " https://mirror.example/central// ")))
                .hasToString("https://mirror.example/central");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mirror.example",
                "file:///etc",
                "https:///x",
                "https://u:secret@mirror.example",
                "https://mirror.example/?secret",
                "https://mirror.example/#secret",
                "https://mirror.example:99999/",
                "https://mirror.example/ x"
            })
    void refusesWhatIsNoPlainUrlWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> RepositoryUrl.of(Map.of(RepositoryUrl.VARIABLE, text)))
                .isInstanceOf(PratiqueException.class)
                .hasMessageContaining("PRATIQUE_MAVEN_CENTRAL")
                .hasMessageNotContaining("secret");
    }
}
