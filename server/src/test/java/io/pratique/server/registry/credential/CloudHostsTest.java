package io.pratique.server.registry.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudHostsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "r.example",
                "azurecr.io",
                "evil.example/x.azurecr.io",
                "x.azurecr.io.evil.example",
                "x.azurecr.io:8443",
                "a.b.azurecr.io",
                "123456789012.dkr.ecr.eu-west-1.amazonaws.com.evil.example",
                "123456789012.dkr.ecr.evil.example/.amazonaws.com",
                "s3.eu-west-1.amazonaws.com",
                "12345678901.dkr.ecr.eu-west-1.amazonaws.com",
                "gcr.io.evil.example",
                "a.b.gcr.io",
                "pkg.dev",
                "evil.pkg.dev",
                "localhost:5000"
            })
    void showNoIdentityToOthers(String host) {
        for (StoredCredential cloud : new StoredCredential[] {
            new StoredCredential.AzureServicePrincipal("t", "c", "s"),
            new StoredCredential.AzureManagedIdentity(null),
            new StoredCredential.AwsKeys("i", "s"),
            new StoredCredential.AwsRole(),
            new StoredCredential.GoogleServiceAccount("{}"),
            new StoredCredential.GoogleMetadata()
        }) {
            assertThatThrownBy(() -> CloudHosts.requireFit(cloud, host))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("alone");
        }
        assertThatCode(() -> CloudHosts.requireFit(new StoredCredential.Password("u", "p"), host))
                .doesNotThrowAnyException();
    }

    @Test
    void knowTheRegistriesOfEachCloud() {
        assertThat(CloudHosts.azure("contoso.azurecr.io")).isEqualTo("io");
        assertThat(CloudHosts.azure("contoso.azurecr.cn")).isEqualTo("cn");
        assertThat(CloudHosts.azure("contoso.westeurope.data.azurecr.io")).isEqualTo("io");
        assertThat(CloudHosts.amazon("123456789012.dkr.ecr.eu-west-1.amazonaws.com"))
                .isEqualTo(new CloudHosts.Amazon("eu-west-1", false));
        assertThat(CloudHosts.amazon("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn"))
                .isEqualTo(new CloudHosts.Amazon("cn-north-1", true));
        assertThat(CloudHosts.amazon("123456789012.dkr-ecr.us-gov-west-1.on.aws"))
                .isEqualTo(new CloudHosts.Amazon("us-gov-west-1", false));
        assertThat(CloudHosts.amazon("public.ecr.aws")).isEqualTo(new CloudHosts.Amazon("", false));
        assertThat(CloudHosts.isGoogle("europe-west1-docker.pkg.dev")).isTrue();
        assertThat(CloudHosts.isGoogle("eu.gcr.io")).isTrue();
    }

    @Test
    void leadToTheCloudsOwnAddresses() {
        assertThat(CloudAddresses.REAL.entra("us")).hasToString("https://login.microsoftonline.us");
        assertThat(CloudAddresses.REAL.ecr("ecr", "cn-north-1", true))
                .hasToString("https://api.ecr.cn-north-1.amazonaws.com.cn");
        assertThat(CloudAddresses.REAL.sts("eu-west-1", false)).hasToString("https://sts.eu-west-1.amazonaws.com");
    }
}
