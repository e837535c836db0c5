package io.pratique.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.http.HttpException;
import io.pratique.model.ErrorKind;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeRegistry;
import io.pratique.testing.registry.FakeServer;
import io.pratique.testing.registry.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthenticationTest {
    private static final String BASIC = FakeRegistry.header("ann", Puller.SECRET);

    private final FakeRegistry registry = FakeRegistry.plain();
    private final FakeServer elsewhere = new FakeServer(null);
    private final Puller puller = new Puller();
    private final BuiltImage built = Puller.noise();

    @BeforeEach
    void fill() {
        registry.image("app", "1", built);
    }

    @AfterEach
    void close() {
        registry.close();
        elsewhere.close();
    }

    private void assertPulls() throws IOException {
        assertThat(puller.firstLayer(registry.host()))
                .isEqualTo(built.layers().getFirst().bytes());
    }

    private String realm() {
        return "http://" + registry.host() + "/token";
    }

    @Test
    void getsATokenForPullingWithoutCredentials() throws IOException {
        registry.bearer(realm(), "t1").on("/token", Answer.json("{\"token\":\"t1\"}"));

        assertPulls();

        Seen asked = registry.seen("/token").getFirst();
        assertThat(registry.seen("/token")).hasSize(1);
        assertThat(asked.header("Authorization")).isNull();
        assertThat(asked.query()).isEqualTo("service=fake&scope=repository%3Aapp%3Apull");
    }

    @Test
    void showsThePasswordToTheTokenServiceAlone() throws IOException {
        registry.bearer(realm(), "t1")
                .on("/token", Answer.json("{\"access_token\":\"t1\",\"token\":\"\"}"))
                .on("/token", Answer.status(401).unless("Authorization", BASIC));
        puller.login();

        assertPulls();

        assertThat(registry.seen("/v2/"))
                .isNotEmpty()
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isIn(null, "Bearer t1"));
    }

    @Test
    void asksForNoMoreThanPullingWhateverTheChallengeSays() throws IOException {
        String challenge =
                "Bearer realm=\"" + realm() + "\",scope=\"repository:app:pull,push,delete registry:catalog:*\"";
        registry.on("/v2/", Answer.status(401, "Www-Authenticate", challenge).unless("Authorization", "Bearer t1"))
                .on("/token", Answer.json("{\"token\":\"t1\"}"));

        assertPulls();

        assertThat(registry.seen("/token").getFirst().query()).isEqualTo("scope=repository%3Aapp%3Apull");
    }

    @Test
    void exchangesAnIdentityToken(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\":{\"" + registry.host() + "\":{\"identitytoken\":\"" + Puller.SECRET + "\"}}}");
        registry.bearer(realm(), "t1").on("/token", Answer.json("{\"access_token\":\"t1\"}"));
        puller.with("DOCKER_CONFIG", folder.toString());

        assertPulls();

        Seen asked = registry.seen("/token").getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.body())
                .contains(
                        "grant_type=refresh_token", "refresh_token=" + Puller.SECRET, "scope=repository%3Aapp%3Apull");
        assertThat(asked.query()).isNull();
    }

    @Test
    void renewsATokenThatRunsOut() throws IOException {
        registry.on(
                        "/blobs/",
                        Answer.status(401, "Www-Authenticate", "Bearer realm=\"" + realm() + "\"")
                                .unless("Authorization", "Bearer t2"))
                .on(
                        "/manifests/",
                        Answer.status(401, "Www-Authenticate", "Bearer realm=\"" + realm() + "\"")
                                .unless("Authorization", "Bearer t1"))
                .on("/token", Answer.json("{\"token\":\"t2\"}"))
                .on("/token", Answer.json("{\"token\":\"t1\"}").times(1));

        assertPulls();
    }

    @Test
    void answersABasicChallenge() throws IOException {
        registry.basic("ann", Puller.SECRET);
        puller.login();

        assertPulls();

        assertThat(registry.seen("/v2/app/manifests").getFirst().header("Authorization"))
                .isNull();
    }

    @Test
    void takesBearerOfSeveralChallengesInOneHeader() throws IOException {
        String both = "Negotiate, Basic realm=\"a, b\", Bearer realm=\"" + realm() + "\",service=\"s\"";
        registry.on("/v2/", Answer.status(401, "Www-Authenticate", both).unless("Authorization", "Bearer t1"))
                .on("/token", Answer.json("{\"token\":\"t1\"}"));
        puller.login();

        assertPulls();
    }

    @Test
    void takesBasicWhereBearerNamesNoRealm() throws IOException {
        registry.on(
                "/v2/",
                Answer.status(401, "Www-Authenticate", "Bearer", "Www-Authenticate", "Basic realm=\"x\"")
                        .unless("Authorization", BASIC));
        puller.login();

        assertPulls();
    }

    @Test
    void showsARegistryTokenAsItIs() throws IOException {
        registry.bearer(realm(), "mine");
        puller.with("PRATIQUE_REGISTRY_TOKEN", "mine");

        assertPulls();

        assertThat(registry.seen("/token")).isEmpty();
    }

    @Test
    void saysHowToLogInWhereCredentialsAreWanted() {
        registry.basic("ann", Puller.SECRET);

        assertUnauthorized("wants credentials for app; log in with 'docker login " + registry.host());
    }

    @Test
    void saysThatCredentialsAreRefused() {
        registry.basic("ann", "another");
        puller.login();

        assertUnauthorized("refuses the credentials for app");
    }

    @Test
    void saysThatTheTokenServiceRefusesTheCredentials() {
        registry.bearer(realm(), "t1")
                .on("/token", Answer.content(401, Puller.SECRET.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        puller.login();

        assertUnauthorized("refuses the credentials; log in again");
    }

    @Test
    void repeatsNothingOfAMalformedToken() {
        registry.bearer(realm(), "t1").on("/token", Answer.json("{\"token\":\"" + Puller.SECRET + "\\r\\nX: y\"}"));

        assertThat(puller.failure(registry.host())).hasMessageContaining("gives no usable token");
    }

    @Test
    void waitsAsLongAsTheTokenServiceAsks() throws IOException {
        registry.bearer(realm(), "t1")
                .on("/token", Answer.json("{\"token\":\"t1\"}"))
                .on("/token", Answer.status(429, "Retry-After", "9").times(1));

        assertPulls();

        assertThat(puller.waiting.slept).containsExactly(java.time.Duration.ofSeconds(9));
    }

    @Test
    void neverAsksAForeignTokenService() {
        registry.bearer("http://" + elsewhere.otherHost() + "/token", "t1");
        puller.login();

        assertUnauthorized("another owner's; if that is right, set PRATIQUE_REGISTRY_AUTH_REALMS=");
        assertThat(elsewhere.seen("")).isEmpty();
    }

    @Test
    void asksAForeignTokenServiceThatTheUserAllows() throws IOException {
        registry.bearer("http://" + elsewhere.otherHost() + "/token", "t1");
        elsewhere.on("/token", Answer.json("{\"token\":\"t1\"}"));
        puller.login().with("PRATIQUE_REGISTRY_AUTH_REALMS", registry.host() + "=127.0.0.1");

        assertPulls();

        assertThat(elsewhere.seen("/token").getFirst().header("Authorization")).isEqualTo(BASIC);
    }

    @Test
    void dropsThePasswordWhereATokenServiceRedirectsElsewhere() throws IOException {
        registry.bearer(realm(), "t1").on("/token", Answer.redirect("http://" + elsewhere.otherHost() + "/token"));
        elsewhere.on("/token", Answer.json("{\"token\":\"t1\"}"));
        puller.login();

        assertPulls();

        assertThat(registry.seen("/token").getFirst().header("Authorization")).isEqualTo(BASIC);
        assertThat(elsewhere.seen("/token").getFirst().header("Authorization")).isNull();
    }

    @Test
    void sendsNoIdentityTokenAlongARedirect(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\":{\"" + registry.host() + "\":{\"identitytoken\":\"" + Puller.SECRET + "\"}}}");
        registry.bearer(realm(), "t1").on("/token", Answer.redirect("http://" + elsewhere.otherHost() + "/token"));
        puller.with("DOCKER_CONFIG", folder.toString());

        puller.failure(registry.host());

        assertThat(elsewhere.seen("")).isEmpty();
    }

    @Test
    void dropsAuthorizationAtARedirectToAnotherHostAndKeepsItOtherwise() throws IOException {
        String path = "/v2/app/blobs/" + built.layers().getFirst().digest();
        registry.basic("ann", Puller.SECRET)
                .on("/moved", Answer.redirect("http://" + elsewhere.otherHost() + "/store"))
                .on(path, Answer.redirect("/moved"));
        elsewhere.on("/store", Answer.content(200, built.layers().getFirst().bytes()));
        puller.login();

        assertPulls();

        assertThat(registry.seen("/moved").getFirst().header("Authorization")).isEqualTo(BASIC);
        assertThat(elsewhere.seen("/store").getFirst().header("Authorization")).isNull();
    }

    @Test
    void neverAnswersTheChallengeOfARedirectsTarget() {
        registry.basic("ann", Puller.SECRET)
                .on("/blobs/", Answer.redirect("http://" + elsewhere.otherHost() + "/store"));
        elsewhere.on("/store", Answer.status(401, "Www-Authenticate", "Basic realm=\"give me\""));
        puller.login();

        assertUnauthorized("refuses access");
        assertThat(elsewhere.seen("/store"))
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isNull());
    }

    @Test
    void keepsVariablesForTheRegistryThatTheyName() {
        registry.basic("ann", Puller.SECRET);
        puller.login().with("PRATIQUE_REGISTRY_HOST", "other.example");

        assertUnauthorized("wants credentials");
        assertThat(registry.seen(""))
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isNull());
    }

    @Test
    void givesAMirrorNothingOfTheRegistrysCredentials() throws IOException {
        try (FakeRegistry mirror = FakeRegistry.plain()) {
            mirror.basic("ann", Puller.SECRET);
            registry.basic("ann", Puller.SECRET);
            puller.login().with("PRATIQUE_REGISTRY_MIRRORS", registry.host() + "=" + mirror.otherHost());

            assertPulls();

            assertThat(mirror.seen("/v2/app"))
                    .isNotEmpty()
                    .allSatisfy(request ->
                            assertThat(request.header("Authorization")).isNull());
        }
    }

    private void assertUnauthorized(String message) {
        assertThat(puller.failure(registry.host()))
                .isInstanceOfSatisfying(
                        HttpException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAUTHORIZED))
                .hasMessageContaining(message);
    }
}
