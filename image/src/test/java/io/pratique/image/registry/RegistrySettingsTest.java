package io.pratique.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.Limits;
import io.pratique.image.source.SourceOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrySettingsTest {
    private static RegistrySettings of(String variable, String value, boolean insecure) {
        return RegistrySettings.of(
                Map.of(variable, value, "PRATIQUE_REGISTRY_PASSWORD", Puller.SECRET), insecure, "a.example");
    }

    @Test
    void readsHostsForHosts() {
        RegistrySettings settings = of(
                "PRATIQUE_REGISTRY_MIRRORS", "index.docker.io=M.example:5000/cache,n.example;quay.io=m.example", false);

        assertThat(settings.mirrors())
                .containsEntry("docker.io", List.of("m.example:5000/cache", "n.example"))
                .containsEntry("quay.io", List.of("m.example"));
    }

    @Test
    void callsOnlyTheNamedRegistryInsecure() {
        assertThat(of("X", "", false).insecure()).isEmpty();
        assertThat(of("X", "", true).insecure()).containsExactly("a.example");
        assertThat(of("PRATIQUE_REGISTRY_INSECURE", "1", false).insecure()).containsExactly("a.example");
        assertThat(of("PRATIQUE_REGISTRY_INSECURE", "0", false).insecure()).isEmpty();
        assertThat(of("PRATIQUE_REGISTRY_INSECURE", "b.example, c:5000", false).insecure())
                .containsExactlyInAnyOrder("b.example", "c:5000");
    }

    @Test
    void printsNoSecret() {
        assertThat(of("HTTPS_PROXY", "http://ann:" + Puller.SECRET + "@p", false)
                        .toString())
                .doesNotContain(Puller.SECRET);
    }

    @Test
    void printsNoSecretOfTheOptionsOfASource() {
        var options =
                new SourceOptions(null, true, Limits.DEFAULT, Map.of("PRATIQUE_REGISTRY_PASSWORD", Puller.SECRET));

        assertThat(options.toString()).contains("insecure=true").doesNotContain(Puller.SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "PRATIQUE_REGISTRY_MIRRORS, docker.io",
        "PRATIQUE_REGISTRY_MIRRORS, =a.example",
        "PRATIQUE_REGISTRY_MIRRORS, docker.io=https://a.example",
        "PRATIQUE_REGISTRY_MIRRORS, docker.io=a.example/../x",
        "PRATIQUE_REGISTRY_MIRRORS, docker.io=a.example/x?y",
        "PRATIQUE_REGISTRY_AUTH_REALMS, a.example=b c d",
        "PRATIQUE_REGISTRY_AUTH_REALMS, '=;'",
        "PRATIQUE_REGISTRY_INSECURE, http://a.example",
        "HTTPS_PROXY, socks5://ann:canary-9f3c1@p",
        "HTTP_PROXY, http://ann:canary-9f3c1@",
    })
    void namesTheVariableThatItDoesNotUnderstandAndNoSecret(String variable, String value) {
        assertThatThrownBy(() -> of(variable, value, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(variable)
                .hasMessageNotContaining(Puller.SECRET);
    }
}
