package io.pratique.image.registry.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.http.HttpException;
import io.pratique.image.registry.auth.Credential.IdentityToken;
import io.pratique.image.registry.auth.Credential.Password;
import io.pratique.image.registry.auth.Credential.RegistryToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
    private static final String SECRET = "canary-9f3c1";
    private static final String AUTH =
            Base64.getEncoder().encodeToString(("ann:" + SECRET).getBytes(java.nio.charset.StandardCharsets.UTF_8));

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void moveIn() {
        environment.put("HOME", home.toString());
        environment.put("PATH", home.resolve("bin") + ":/usr/bin:/bin");
    }

    private Credential find(String registry, String repository) throws IOException {
        return new Credentials(environment, "r.example", Duration.ofSeconds(20)).find(registry, repository);
    }

    private void file(String path, String json) throws IOException {
        Files.createDirectories(home.resolve(path).getParent());
        Files.writeString(home.resolve(path), json);
    }

    private void helper(String name, String script) throws IOException {
        file("bin/docker-credential-" + name, "#!/bin/sh\n" + script + "\n");
        assertThat(home.resolve("bin/docker-credential-" + name).toFile().setExecutable(true))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        ".docker/config.json",
        ".config/containers/auth.json",
        "run/containers/auth.json",
        "docker/config.json",
        "own.json"
    })
    void readsTheFilesOfDockerAndPodman(String path) throws IOException {
        environment.put("XDG_RUNTIME_DIR", home.resolve("run").toString());
        environment.put("REGISTRY_AUTH_FILE", home.resolve("own.json").toString());
        if (path.startsWith("docker/")) {
            environment.put("DOCKER_CONFIG", home.resolve("docker").toString());
        }
        file(path, "{\"auths\":{\"r.example\":{\"auth\":\"" + AUTH + "\"}}}");

        assertThat(find("r.example", "app")).isEqualTo(new Password("ann", SECRET));
        assertThat(find("other.example", "app")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://index.docker.io/v1/, docker.io, true",
        "docker.io, docker.io, true",
        "https://r.example/v2/, r.example, true",
        "http://r.example, r.example, true",
        "R.example:5000, r.example:5000, true",
        "r.example, r.example:5000, false",
        "r.example:5000, r.example, false",
        "r.example/team, r.example, false",
        "sub.r.example, r.example, false",
    })
    void knowsTheRegistryByAllItsNamesAndNoOther(String key, String registry, boolean found) throws IOException {
        file(".docker/config.json", "{\"auths\":{\"" + key + "\":{\"username\":\"ann\",\"password\":\"x\"}}}");

        assertThat(find(registry, "app") != null).isEqualTo(found);
    }

    @Test
    void prefersTheMostSpecificPath() throws IOException {
        file(".config/containers/auth.json", """
                {"auths":{"r.example":{"username":"all","password":"x"},"r.example/team/app":{"username":"app","password":"x"},
                "r.example/te":{"username":"wrong","password":"x"}}}""");

        assertThat(find("r.example", "team/app/sub")).isEqualTo(new Password("app", "x"));
        assertThat(find("r.example", "team")).isEqualTo(new Password("all", "x"));
    }

    @Test
    void prefersVariablesForTheRegistryAskedAlone() throws IOException {
        environment.put("PRATIQUE_REGISTRY_USERNAME", "ann");
        environment.put("PRATIQUE_REGISTRY_PASSWORD", SECRET);

        assertThat(find("r.example", "app")).isEqualTo(new Password("ann", SECRET));
        assertThat(find("mirror.example", "app")).isNull();

        environment.put("PRATIQUE_REGISTRY_HOST", "Index.docker.io");
        assertThat(find("r.example", "app")).isNull();
        assertThat(find("docker.io", "app")).isNotNull();

        environment.put("PRATIQUE_REGISTRY_TOKEN", "t");
        assertThat(find("docker.io", "app")).isEqualTo(new RegistryToken("t"));
    }

    @Test
    void refusesHalfAPair() {
        environment.put("PRATIQUE_REGISTRY_PASSWORD", SECRET);

        assertThatThrownBy(() -> find("r.example", "app"))
                .hasMessageContaining("set both")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void asksTheHelperOfTheRegistryByItsServerName() throws IOException {
        file(".docker/config.json", "{\"credHelpers\":{\"index.docker.io\":\"one\",\"r.example\":\"one\"}}");
        helper("one", "[ \"$1\" = get ] && printf '{\"Username\":\"%s\",\"Secret\":\"s\"}' \"$(cat)\"");

        assertThat(find("docker.io", "library/a")).isEqualTo(new Password("https://index.docker.io/v1/", "s"));
        assertThat(find("r.example", "a")).isEqualTo(new Password("r.example", "s"));
        assertThat(find("other.example", "a")).isNull();
    }

    @Test
    void asksTheStoreWhereTheFileHasNothingItself() throws IOException {
        file(
                ".docker/config.json",
                "{\"credsStore\":\"all\",\"auths\":{\"r.example\":{},\"own.example\":{\"auth\":\"" + AUTH + "\"}}}");
        helper("all", "echo '{\"Username\":\"<token>\",\"Secret\":\"t\"}'");

        assertThat(find("r.example", "a")).isEqualTo(new IdentityToken("t"));
        assertThat(find("own.example", "a")).isEqualTo(new Password("ann", SECRET));
    }

    @Test
    void hasNothingWhereTheHelperHasNothingOrTheStoreIsNotInstalled() throws IOException {
        file(".docker/config.json", "{\"credsStore\":\"absent\",\"credHelpers\":{\"r.example\":\"none\"}}");
        helper("none", "echo 'credentials not found in native keychain'; exit 1");

        assertThat(find("r.example", "a")).isNull();
        assertThat(find("other.example", "a")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo canary-9f3c1; exit 3 | fails with exit code 3",
                "echo canary-9f3c1 | gives no JSON",
                "exec head -c 10000000 /dev/zero | does not answer within",
                "exec sleep 600 | does not answer within",
                "(exec sleep 600) & sleep 600 | does not answer within",
            })
    void givesUpHelpersThatFailSayTooMuchOrHang(String script, String message) throws IOException {
        file(".docker/config.json", "{\"credHelpers\":{\"r.example\":\"bad\"}}");
        helper("bad", script);
        Duration timeout = message.contains("within") ? Duration.ofMillis(300) : Duration.ofSeconds(20);

        assertThatThrownBy(() -> new Credentials(environment, "r.example", timeout).find("r.example", "a"))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @CsvSource({"../evil", "a/b", "''", "'a b'", "absent"})
    void refusesHelpersThatAreNoNames(String name) throws IOException {
        file(".docker/config.json", "{\"credHelpers\":{\"r.example\":\"" + name + "\"}}");

        assertThatThrownBy(() -> find("r.example", "a")).isInstanceOf(HttpException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ecr-login, 123.dkr.ecr.eu-west-1.amazonaws.com, true",
        "ecr-login, public.ecr.aws, true",
        "ecr-login, 123.dkr.ecr.eu-west-1.amazonaws.com.evil.example, false",
        "ecr-login, dkr.ecr.evil.example, false",
        "gcloud, eu.gcr.io, true",
        "gcloud, europe-docker.pkg.dev, true",
        "gcr, evilgcr.io, false",
        "acr-env, mine.azurecr.io, true",
        "acr-env, azurecr.io.evil.example, false",
    })
    void asksCloudHelpersForTheirOwnCloudAlone(String helper, String registry, boolean asked) throws IOException {
        file(
                ".docker/config.json",
                "{\"credsStore\":\"" + helper + "\",\"credHelpers\":{\"" + registry + "\":\"" + helper + "\"}}");
        helper(helper, "echo '{\"Username\":\"u\",\"Secret\":\"s\"}'");

        assertThat(find(registry, "a") != null).isEqualTo(asked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"auths\":{\"r.example\":{\"auth\":\"canary-9f3c1", "canary-9f3c1", "''"})
    void namesTheBrokenFileAndNothingOfIt(String text) throws IOException {
        file(".docker/config.json", text);

        assertThatThrownBy(() -> find("r.example", "a"))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining("config.json")
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]",
                "{\"auths\":[]}",
                "{\"auths\":{\"r.example\":{\"auth\":\"%%\"}}}",
                "{\"auths\":{\"\":null,\"://\":{}}}"
            })
    void findsNothingInFilesOfAnotherShape(String text) throws IOException {
        file(".docker/config.json", text);

        assertThat(find("r.example", "a")).isNull();
    }

    @Test
    void printsNothingOfTheEnvironment() {
        environment.put("PRATIQUE_REGISTRY_PASSWORD", SECRET);

        assertThat(new CredentialHelper(environment, Duration.ofSeconds(1)) + ""
                        + new Credentials(environment, "r.example"))
                .doesNotContain(SECRET);
    }

    @Test
    void printsNoCredential() {
        assertThat(new Password("ann", SECRET) + "" + new IdentityToken(SECRET) + new RegistryToken(SECRET))
                .doesNotContain(SECRET);
    }
}
