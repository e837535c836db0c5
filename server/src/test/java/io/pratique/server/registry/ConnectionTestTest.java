package io.pratique.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.http.Reach;
import io.pratique.image.registry.Access;
import io.pratique.image.registry.RegistryClient;
import io.pratique.image.registry.RegistrySettings;
import io.pratique.image.registry.auth.CredentialSource;
import io.pratique.server.registry.ConnectionTest.Step;
import io.pratique.server.registry.listing.DistributionCatalogue;
import io.pratique.testing.FakeWaiting;
import io.pratique.testing.registry.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTestTest {
    private final RemoteRegistry remote = new RemoteRegistry();

    @AfterEach
    void close() {
        remote.close();
    }

    private List<Step> run(Reach reach) {
        RegistrySettings settings = RegistrySettings.of(Map.of(), false, remote.host());
        Access access = Access.given(CredentialSource.NONE, reach);
        var waiting = new FakeWaiting(Duration.ZERO);
        try (RegistryClient client =
                RegistryClient.open(remote.host(), settings, access, Duration.ofSeconds(20), waiting)) {
            Scope scope = Scope.of(List.of("team/**"), List.of());
            return ConnectionTest.run(
                    client, new DistributionCatalogue(client, scope.wanted().named()), scope);
        }
    }

    @Test
    void saysStepByStepWhatWorks() {
        remote.tag("app", "1", 1).tag("team/a", "7", 7);

        assertThat(run(Reach.INTERNAL))
                .containsExactly(
                        new Step("connect", true, "the registry answers and takes the credential"),
                        new Step("list repositories", true, "2 repositories, of which 1 are included"),
                        new Step("list tags", true, "team/a has 1 tags, of which 1 are included"),
                        new Step("read an image", true, "team/a:7 is " + RemoteRegistry.digest(7)));
    }

    @Test
    void stopsAtTheFirstStepThatFailsAndSaysWhatToDo() {
        remote.on("/v2/", Answer.status(401, "WWW-Authenticate", "Basic realm=\"r\""));

        assertThat(run(Reach.INTERNAL)).singleElement().satisfies(step -> {
            assertThat(step.passed()).isFalse();
            assertThat(step.message()).contains("wants credentials", "check the credential that is stored");
        });
    }

    @Test
    void saysThatInternalAddressesMustBeAllowed() {
        assertThat(run(Reach.PUBLIC))
                .singleElement()
                .satisfies(
                        step -> assertThat(step.message()).contains("an administrator must allow internal addresses"));
        assertThat(remote.seen("")).isEmpty();
    }

    @Test
    void saysThatARegistryListsNothing() {
        remote.on("/v2/_catalog", Answer.status(403));

        assertThat(run(Reach.INTERNAL))
                .hasSize(2)
                .last()
                .satisfies(step -> assertThat(step.message()).contains("include each by its full name"));
    }
}
