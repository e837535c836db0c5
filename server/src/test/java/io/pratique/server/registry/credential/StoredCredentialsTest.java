package io.pratique.server.registry.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredCredentialsTest {
    private static final String SECRET = "canary-9f3c1 \"ü";

    private static final List<StoredCredential> ALL = List.of(
            new StoredCredential.None(),
            new StoredCredential.Password("ann", SECRET),
            new StoredCredential.Token(SECRET),
            new StoredCredential.AzureServicePrincipal("contoso.example", "app", SECRET),
            new StoredCredential.AzureManagedIdentity(null),
            new StoredCredential.AzureManagedIdentity("app"),
            new StoredCredential.AwsKeys("id", SECRET),
            new StoredCredential.AwsRole(),
            new StoredCredential.GoogleServiceAccount(SECRET),
            new StoredCredential.GoogleMetadata());

    @Test
    void areReadAsTheyWereWrittenAndNeverPrinted() {
        for (StoredCredential credential : ALL) {
            assertThat(StoredCredentials.parse(StoredCredentials.write(credential)))
                    .isEqualTo(credential);
            assertThat(credential.toString()).doesNotContain("canary");
        }
        assertThat(ALL).filteredOn(StoredCredential::isAmbient).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "canary-9f3c1",
                "[]",
                "{}",
                "{\"kind\":\"canary-9f3c1\"}",
                "{\"kind\":\"password\",\"user\":\"canary-9f3c1\"}",
                "{\"kind\":\"token\",\"token\":\" \"}",
                "{\"kind\":\"azure-service-principal\",\"tenant\":\"a/../b?canary-9f3c1\",\"client\":\"c\",\"secret\":\"s\"}"
            })
    void areRefusedWithoutRepeatingThem(String document) {
        assertThatThrownBy(() -> StoredCredentials.parse(document.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("canary");
    }
}
