package io.pratique.server.registry.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.registry.auth.Credential;
import io.pratique.image.registry.auth.CredentialSource;
import io.pratique.testing.registry.Answer;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IssuedCredentialsTest {
    private static final String GAR = "europe-west1-docker.pkg.dev";

    private final FakeClouds clouds = new FakeClouds();
    private final CredentialSource source =
            new IssuedCredentials(clouds.issuer(), clouds.waiting).of(GAR, new StoredCredential.GoogleMetadata());

    @AfterEach
    void close() {
        clouds.close();
    }

    private void token(String token, int seconds) {
        clouds.server.on(
                "/computeMetadata/",
                Answer.json("{\"access_token\":\"" + token + "\",\"expires_in\":" + seconds + "}"));
    }

    private static Credential password(String token) {
        return new Credential.Password("oauth2accesstoken", token);
    }

    @Test
    void areUsedUntilShortlyBeforeTheirEnd() throws IOException {
        token("one", 3600);
        assertThat(source.find(GAR, "a")).isEqualTo(password("one"));
        token("two", 3600);

        clouds.waiting.sleep(Duration.ofMinutes(54));
        assertThat(source.find(GAR, "b")).isEqualTo(password("one"));
        clouds.waiting.sleep(Duration.ofMinutes(1));
        assertThat(source.find(GAR, "b")).isEqualTo(password("two"));
        assertThat(clouds.server.seen("/computeMetadata/")).hasSize(2);
    }

    @Test
    void areNotKeptWhereTheyCannotBeGot() throws IOException {
        clouds.server.on("/computeMetadata/", Answer.status(404));
        assertThatThrownBy(() -> source.find(GAR, "a")).hasMessageContaining("gives no token");

        token("one", 60);
        assertThat(source.find(GAR, "a")).isEqualTo(password("one"));
    }

    @Test
    void areGivenForTheirOwnHostAlone() throws IOException {
        assertThat(source.find("us-docker.pkg.dev", "a")).isNull();
        assertThat(source.find("mirror.example", "a")).isNull();
        assertThat(clouds.server.seen("")).isEmpty();
    }
}
