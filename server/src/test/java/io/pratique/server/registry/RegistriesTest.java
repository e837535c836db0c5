package io.pratique.server.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.server.TestDatabase;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.registry.credential.StoredCredential;
import io.pratique.server.registry.webhook.WebhookSecret;
import io.pratique.server.secret.MasterKeys;
import io.pratique.server.secret.SealException;
import io.pratique.server.secret.Sealer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistriesTest {
    private static final int HERE = 1;
    private static final String OLD = "00".repeat(32);
    private static final StoredCredential SECRET = new StoredCredential.Password("ann", "canary-9f3c1");
    private static final RegistryDraft DRAFT = RegistryDraft.of("main", "distribution", "https://R.example:5000/");

    @RegisterExtension
    final TestDatabase test = new TestDatabase();

    private Registries registries(String keys) {
        return new Registries(test.database(), sealer(keys));
    }

    private static Sealer sealer(String keys) {
        try {
            MasterKeys master = MasterKeys.load(Map.of("PRATIQUE_MASTER_KEY", keys), Path.of("/absent"));
            return new Sealer(master, new SecureRandom());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Registries registries() {
        return registries(OLD);
    }

    @Test
    void keepWhatWasSaidAndTheCredentialSealed() throws SealException {
        ConnectedRegistry made = registries().create(HERE, DRAFT, SECRET);

        assertThat(made.address()).isEqualTo("r.example:5000");
        assertThat(registries().list(HERE)).containsExactly(made);
        assertThat(registries().credential(made)).isEqualTo(SECRET);
        byte[] stored = test.database()
                .everyone(transaction -> transaction
                        .createQuery("select credential from registry")
                        .mapTo(byte[].class)
                        .one());
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        assertThatThrownBy(() -> registries("01".repeat(32)).credential(made)).isInstanceOf(SealException.class);
    }

    @Test
    void keepCredentialsFromBeingSwappedInTheDatabase() {
        ConnectedRegistry one = registries().create(HERE, DRAFT, SECRET);
        ConnectedRegistry two = registries()
                .create(HERE, RegistryDraft.of("evil", "distribution", "evil.example"), new StoredCredential.None());
        test.database()
                .runForEveryone(transaction -> transaction.execute(
                        "update registry set credential = (select credential from registry where id = ?) where id = ?",
                        one.id(),
                        two.id()));

        assertThatThrownBy(() -> registries().credential(two)).isInstanceOf(SealException.class);
    }

    @Test
    void sendACredentialToNoOtherAddress() throws SealException {
        ConnectedRegistry made = registries().create(HERE, DRAFT, SECRET);
        RegistryDraft elsewhere = RegistryDraft.of("main", "distribution", "evil.example");
        RegistryDraft renamed = RegistryDraft.of("renamed", "harbor", "r.example:5000");

        assertThatThrownBy(() -> registries().update(HERE, made.id(), elsewhere, null))
                .hasMessageContaining("enter the credential for it as well");
        assertThat(registries().update(HERE, made.id(), renamed, null))
                .hasValueSatisfying(now -> assertThat(now.settings()).isEqualTo(renamed));
        assertThat(registries().credential(made)).isEqualTo(SECRET);
        assertThatThrownBy(() -> registries().create(HERE, elsewhere, new StoredCredential.AwsRole()))
                .hasMessageContaining("alone");
    }

    @Test
    void forgetTheCredentialOfARemovedRegistryAndGiveItsNameAgain() throws SealException {
        ConnectedRegistry made = registries().create(HERE, DRAFT, SECRET);

        assertThat(registries().remove(HERE, made.id())).isTrue();
        assertThat(registries().remove(HERE, made.id())).isFalse();

        assertThat(registries().find(HERE, made.id())).isEmpty();
        assertThat(registries().credential(made)).isEqualTo(new StoredCredential.None());
        assertThat(registries().create(HERE, DRAFT, SECRET).settings().name()).isEqualTo("main");
    }

    @Test
    void takeTheirImagesOutOfTheViewsWhenTheyAreRemoved() {
        ConnectedRegistry made = registries().create(HERE, DRAFT, SECRET);
        test.database().run(HERE, transaction -> {
            var catalogue = new Catalogue(transaction, HERE);
            int repository = catalogue.repository(made.id(), "app");
            catalogue.tag(repository, "1", "sha256:a", null);
            catalogue.image(repository, new Catalogue.Described("sha256:a", "", null, null), null);
        });

        registries().remove(HERE, made.id());

        int left = test.database()
                .of(
                        HERE,
                        transaction -> transaction
                                .createQuery("select (select count(*) from image where removed is null)"
                                        + " + (select count(*) from repository where removed is null)"
                                        + " + (select count(*) from placement where until = 'infinity')"
                                        + " + (select count(*) from tag where until = 'infinity')")
                                .mapTo(Integer.class)
                                .one());
        assertThat(left).isZero();
        int history = test.database()
                .of(
                        HERE,
                        transaction -> transaction
                                .createQuery("select (select count(*) from image) + (select count(*) from tag)"
                                        + " + (select count(*) from placement)")
                                .mapTo(Integer.class)
                                .one());
        assertThat(history).isEqualTo(3);
    }

    @Test
    void areSeenByTheirOrganisationAlone() {
        ConnectedRegistry made = registries().create(HERE, DRAFT, SECRET);
        int other = test.database()
                .everyone(transaction -> transaction
                        .createQuery("insert into organisation (name) values ('other') returning id")
                        .mapTo(Integer.class)
                        .one());

        assertThat(registries().list(other)).isEmpty();
        assertThat(registries().find(other, made.id())).isEmpty();
        assertThat(registries().update(other, made.id(), DRAFT, SECRET)).isEmpty();
        assertThat(registries().remove(other, made.id())).isFalse();
    }

    @Test
    void areSealedAnewByANewerKey() throws SealException {
        ConnectedRegistry made = registries().create(HERE, DRAFT, SECRET);
        String newer = "01".repeat(32);

        assertThat(registries(OLD + "," + newer).rotate()).isEqualTo(1);
        assertThat(registries(OLD + "," + newer).rotate()).isZero();

        assertThat(registries(newer).credential(made)).isEqualTo(SECRET);
    }

    @Test
    void areSealedAnewWithTheSecretsOfTheirNotifications() throws Exception {
        ConnectedRegistry made = registries().create(HERE, DRAFT, SECRET);
        String newer = "01".repeat(32);
        WebhookSecret secret = WebhookSecret.random(new SecureRandom());
        new WebhookSecrets(test.database(), sealer(OLD)).set(made, secret);

        assertThat(new WebhookSecrets(test.database(), sealer(OLD + "," + newer)).rotate())
                .isEqualTo(1);
        assertThat(new WebhookSecrets(test.database(), sealer(OLD + "," + newer)).rotate())
                .isZero();

        assertThat(new WebhookSecrets(test.database(), sealer(newer)).find(made))
                .hasValue(secret);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://r.example", "r.example/path", "a b", "user@r.example", "r.example:99999"})
    void refuseWhatIsNoAddress(String address) {
        assertThatThrownBy(() -> RegistryDraft.of("r", "distribution", address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the address of a registry is its host");
    }

    @Test
    void refusePatternsThatAreNone() {
        assertThatThrownBy(() -> new RegistryDraft(
                        "r", null, "harbor", "r.example", false, false, List.of("{"), List.of(), 4, 900))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
