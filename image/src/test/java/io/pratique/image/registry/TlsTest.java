package io.pratique.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.http.HttpException;
import io.pratique.model.ErrorKind;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeRegistry;
import io.pratique.testing.registry.FakeServer;
import io.pratique.testing.registry.TestAuthority;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static final BuiltImage BUILT = Puller.noise();

    private static TestAuthority authority;
    private static FakeRegistry registry;

    private final Puller puller = new Puller();

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        authority = TestAuthority.make(folder, "dns:localhost");
        registry = new FakeRegistry(authority.server());
        registry.image("app", "1", BUILT).image("moved", "1", BUILT);
        registry.basic("ann", Puller.SECRET);
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    private Puller trusting() {
        return puller.login().with("PRATIQUE_REGISTRY_CA", authority.pem().toString());
    }

    private void assertPulls(String host) throws IOException {
        assertThat(puller.firstLayer(host)).isEqualTo(BUILT.layers().getFirst().bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRATIQUE_REGISTRY_CA", "SSL_CERT_FILE"})
    void believesTheAuthorityThatTheUserNames(String variable) throws IOException {
        puller.login().with(variable, authority.pem().toString());

        assertPulls(registry.host());
    }

    @Test
    void refusesACertificateOfAnUnknownAuthority() {
        puller.login();

        assertThat(puller.failure(registry.host())).hasMessageContaining("certificate that is not trusted");
        assertThat(puller.waiting.slept).isEmpty();
    }

    @Test
    void refusesACertificateForAnotherHost() {
        trusting();

        assertThat(puller.failure(registry.otherHost())).hasMessageContaining("certificate that is not trusted");
    }

    @Test
    void takesAnyCertificateOfAnInsecureRegistry() throws IOException {
        puller.login().insecure();

        assertPulls(registry.otherHost());
    }

    @Test
    void takesAnyCertificateOfRegistriesThatTheVariableNames() throws IOException {
        puller.login().with("PRATIQUE_REGISTRY_INSECURE", "other.example," + registry.host());

        assertPulls(registry.host());
        assertThat(puller.failure(registry.otherHost())).hasMessageContaining("not trusted");
    }

    @Test
    void verifiesTheHostThatAnInsecureRegistryRedirectsTo() {
        try (var insecure = new FakeRegistry(authority.server())) {
            insecure.image("app", "1", BUILT)
                    .on("/blobs/", Answer.redirect("https://" + registry.otherHost() + "/v2/app/blobs/x"));
            puller.insecure();

            assertThat(puller.failure(insecure.host())).hasMessageContaining("not trusted");
        }
    }

    @Test
    void neverGivesUpTlsAtARedirect() {
        try (var secure = new FakeRegistry(authority.server());
                var plain = new FakeServer(null)) {
            secure.image("app", "1", BUILT).on("/blobs/", Answer.redirect("http://" + plain.host() + "/blob"));
            trusting().insecure();

            assertThat(puller.failure(secure.host())).hasMessageContaining("from HTTPS to plain HTTP");
            assertThat(plain.seen("")).isEmpty();
        }
    }

    @Test
    void saysWhichVariableNamesNoCertificates(@TempDir Path folder) {
        puller.with("SSL_CERT_FILE", folder.resolve("absent.pem").toString());

        assertThat(puller.failure(registry.host()))
                .isInstanceOfSatisfying(
                        HttpException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
                .hasMessageContaining("SSL_CERT_FILE: cannot read certificates");
        assertThat(puller.waiting.slept).isEmpty();
    }
}
