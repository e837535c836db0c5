package io.pratique.server.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.http.HttpException;
import io.pratique.http.Reach;
import io.pratique.image.registry.Access;
import io.pratique.image.registry.Page;
import io.pratique.image.registry.RegistryClient;
import io.pratique.image.registry.RegistrySettings;
import io.pratique.image.registry.auth.Credential;
import io.pratique.model.image.Digest;
import io.pratique.testing.FakeWaiting;
import io.pratique.testing.registry.Answer;
import io.pratique.testing.registry.FakeServer;
import io.pratique.testing.registry.Seen;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Vendors' lists, by stand-ins that answer as the vendors document it.
class VendorListingTest {
    private static final String ONE = "sha256:" + "1".repeat(64);
    private static final String TWO = "sha256:" + "2".repeat(64);
    private static final Wanted TEAM = new Wanted(List.of(), List.of("team"), false);
    private static final Wanted ALL = new Wanted(List.of(), List.of(), true);
    private static final Credential ADA = new Credential.Password("ada", "secret");

    private final FakeServer server = new FakeServer(null);
    private final List<RegistryClient> clients = new ArrayList<>();

    @AfterEach
    void close() {
        clients.forEach(RegistryClient::close);
        server.close();
    }

    private RegistryClient client(String address, @Nullable Credential credential) {
        Access access = Access.given((registry, repository) -> credential, Reach.INTERNAL);
        RegistrySettings settings = RegistrySettings.of(Map.of(), false, address);
        var client =
                RegistryClient.open(address, settings, access, Duration.ofSeconds(20), new FakeWaiting(Duration.ZERO));
        clients.add(client);
        return client;
    }

    private RegistryCatalogue catalogue(String kind, String address, Wanted wanted, @Nullable Credential credential) {
        return new Catalogues(server.host(), server.host()).of(kind, address, wanted, client(address, credential));
    }

    private RegistryCatalogue catalogue(String kind, Wanted wanted, @Nullable Credential credential) {
        return catalogue(kind, server.host(), wanted, credential);
    }

    @FunctionalInterface
    private interface Pages<T> {
        Page<T> page(@Nullable String cursor) throws IOException;
    }

    private static <T> List<T> all(Pages<T> pages) throws IOException {
        List<T> out = new ArrayList<>();
        String cursor = null;
        do {
            Page<T> page = pages.page(cursor);
            out.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return out;
    }

    private static ListedTag tag(String name, @Nullable String digest) {
        return new ListedTag(name, digest == null ? null : Digest.parse(digest));
    }

    /// Answers requests whose query has a part.
    private FakeServer on(String path, String query, String json) {
        Answer answer = Answer.json(json);
        return server.on(
                path, (exchange, seen) -> ("&" + seen.query()).contains(query) && answer.answer(exchange, seen));
    }

    private static String many(int count, String format) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining(",", "[", "]"));
    }

    private String authorization(String path) {
        return String.valueOf(server.seen(path).getLast().header("Authorization"));
    }

    @Test
    void dockerHubIsAskedForTheRepositoriesOfNamespacesAndForTheDigestsOfTags() throws IOException {
        server.on("/v2/auth/token", Answer.json("{\"access_token\": \"t1\"}"));
        on("/v2/namespaces/team/repositories", "&page=1", """
                {"count": 2, "next": "https://hub.docker.com/v2/…", "results": [{"name": "app", "namespace": "team"}]}""");
        on("/v2/namespaces/team/repositories", "&page=2", """
                {"count": 2, "next": null, "results": [{"name": "db", "namespace": "team"}, {"name": "No Name"}]}""");
        on("/v2/namespaces/ada/repositories", "&page=1", "{\"next\": null, \"results\": [{\"name\": \"own\"}]}");
        on("/v2/namespaces/team/repositories/app/tags", "&page=1", """
                {"next": null, "results": [{"name": "1", "digest": "%s", "images": [{"digest": "%s"}]}, {"name": "2"}]}
                """.formatted(ONE, TWO));
        var both = new Wanted(List.of("library/alpine"), List.of("team"), true);
        RegistryCatalogue hub = catalogue("docker-hub", "docker.io", both, ADA);

        assertThat(all(hub::repositories)).containsExactly("library/alpine", "team/app", "team/db", "ada/own");
        assertThat(all(cursor -> hub.tags("team/app", cursor))).containsExactly(tag("1", ONE), tag("2", null));
        assertThat(server.seen("/v2/auth/token"))
                .singleElement()
                .extracting(Seen::body)
                .asString()
                .contains("\"identifier\"", "ada", "\"secret\"");
        assertThat(authorization("/v2/namespaces")).isEqualTo("Bearer t1");
    }

    @Test
    void githubIsAskedForPackagesOfOrganisationsAndOfUsers() throws IOException {
        on("/orgs/team/packages", "&page=1", many(100, "{\"name\": \"App-%d\", \"package_type\": \"container\"}"));
        on("/orgs/team/packages", "&page=2", "[{\"name\": \"deep/er\"}]");
        on("/users/ada/packages", "&page=1", "[{\"name\": \"own\"}]");
        on("/users/ada/packages/container/own/versions", "&page=1", many(100, "{\"name\": \"sha256:%d\"}"));
        on("/users/ada/packages/container/own/versions", "&page=2", """
                [{"id": 7, "name": "%s", "metadata": {"container": {"tags": ["1", "latest"]}}}]""".formatted(ONE));
        var both = new Wanted(List.of(), List.of("team"), true);
        RegistryCatalogue github = catalogue("ghcr", "ghcr.io", both, ADA);

        assertThat(all(github::repositories)).hasSize(102).contains("team/app-99", "team/deep/er", "ada/own");
        assertThat(all(cursor -> github.tags("ada/own", cursor))).containsExactly(tag("1", ONE), tag("latest", ONE));
        assertThat(server.seen("/packages")).allSatisfy(seen -> {
            assertThat(seen.header("Authorization")).isEqualTo("Bearer secret");
            assertThat(seen.header("X-GitHub-Api-Version")).isNotNull();
        });
    }

    @Test
    void gitlabIsAskedWhereItsTokensComeFrom() throws IOException {
        server.on(
                "/v2/",
                Answer.status(
                        401,
                        "WWW-Authenticate",
                        "Bearer realm=\"http://" + server.host() + "/jwt/auth\",service=\"r\""));
        on("/api/v4/groups/team/registry/repositories", "&page=1", "[{\"id\": 1, \"path\": \"team/sub/app\"}]");
        on("/api/v4/users/ada/projects", "&page=1", "[{\"id\": 5}, {\"id\": 6}]");
        on("/api/v4/projects/5/registry/repositories", "&page=1", "[{\"id\": 2, \"path\": \"ada/tool\"}]");
        server.on("/api/v4/projects/6/", Answer.status(403));
        RegistryCatalogue gitlab = catalogue("gitlab", new Wanted(List.of(), List.of("team"), true), ADA);

        assertThat(all(gitlab::repositories)).containsExactly("team/sub/app", "ada/tool");
        assertThat(authorization("/api/v4/groups")).isEqualTo("Bearer secret");
    }

    @Test
    void gitlabsCredentialGoesToNoHostOfAnotherOwner() {
        server.on(
                "/v2/", Answer.status(401, "WWW-Authenticate", "Bearer realm=\"https://elsewhere.example/jwt/auth\""));
        RegistryCatalogue gitlab = catalogue("gitlab", TEAM, ADA);

        assertThatThrownBy(() -> gitlab.repositories(null))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining("another owner's");
        assertThat(server.seen("/")).noneMatch(seen -> seen.header("Authorization") != null);
    }

    @Test
    void quayIsAskedWithAnOauthTokenOrWithout() throws IOException {
        on("/api/v1/repository", "&namespace=team", """
                {"repositories": [{"namespace": "team", "name": "app", "kind": "image"},
                    {"namespace": "team", "name": "chart", "kind": "application"}], "next_page": "gAA="}""");
        on(
                "/api/v1/repository",
                "&next_page=gAA%3D",
                "{\"repositories\": [{\"namespace\": \"team\", \"name\": \"db\"}]}");
        on("/api/v1/repository/team/app/tag/", "&page=1", """
                {"page": 1, "has_additional": true, "tags": [{"name": "1", "manifest_digest": "%s"}]}""".formatted(ONE));
        on("/api/v1/repository/team/app/tag/", "&page=2", """
                {"page": 2, "has_additional": false, "tags": [{"name": "2", "manifest_digest": "%s"}]}""".formatted(TWO));
        RegistryCatalogue quay = catalogue("quay", TEAM, new Credential.Password("$oauthtoken", "o1"));

        assertThat(all(quay::repositories)).containsExactly("team/app", "team/db");
        assertThat(all(cursor -> quay.tags("team/app", cursor))).containsExactly(tag("1", ONE), tag("2", TWO));
        assertThat(authorization("/api/v1/repository")).isEqualTo("Bearer o1");
        all(catalogue("quay", TEAM, null)::repositories);
        assertThat(authorization("/api/v1/repository")).isEqualTo("null");
    }

    @Test
    void quaysRobotsAreKnownToTheCommonInterfaceAlone() throws IOException {
        server.on("/v2/_catalog", Answer.json("{\"repositories\": [\"team/app\"]}"));

        assertThat(all(catalogue("quay", TEAM, new Credential.Password("team+robot", "r"))::repositories))
                .containsExactly("team/app");
        assertThat(server.seen("/api/")).isEmpty();
    }

    @Test
    void harborIsAskedForArtifactsOfNamesWithinNames() throws IOException {
        on("/api/v2.0/repositories", "&page=1", many(100, "{\"name\": \"team/app-%d\"}"));
        on("/api/v2.0/repositories", "&page=2", "[]");
        on("/api/v2.0/projects/team/repositories", "&page=1", "[{\"name\": \"team/a/b\"}]");
        // The path is decoded once by the stand-in; what is left of it is still encoded.
        on("/api/v2.0/projects/team/repositories/a%2Fb/artifacts", "&page=1", """
                [{"digest": "%s", "tags": [{"name": "1"}, {"name": "2"}]}, {"digest": "%s", "tags": null}]
                """.formatted(ONE, TWO));

        assertThat(all(catalogue("harbor", ALL, ADA)::repositories)).hasSize(100);
        RegistryCatalogue harbor = catalogue("harbor", TEAM, ADA);
        assertThat(all(harbor::repositories)).containsExactly("team/a/b");
        assertThat(all(cursor -> harbor.tags("team/a/b", cursor))).containsExactly(tag("1", ONE), tag("2", ONE));
        assertThat(authorization("/api/v2.0")).startsWith("Basic ");
    }

    @Test
    void theCommonInterfaceIsAskedWhereTheVendorsOwnRefuses() throws IOException {
        server.on("/api/v2.0/", Answer.status(403));
        server.on("/v2/_catalog", Answer.json("{\"repositories\": [\"team/app\"]}"));
        server.on("/v2/team/app/tags/list", Answer.json("{\"tags\": [\"1\"]}"));
        RegistryCatalogue harbor = catalogue("harbor", ALL, ADA);

        assertThat(all(harbor::repositories)).containsExactly("team/app");
        assertThat(all(cursor -> harbor.tags("team/app", cursor))).containsExactly(tag("1", null));
    }

    @Test
    void googlesRegistriesTellDigestsInTheCommonList() throws IOException {
        server.on("/v2/team/app/tags/list", Answer.json("""
                {"name": "team/app", "tags": ["1", "2"], "manifest": {"%s": {"tag": ["1"], "timeUploadedMs": "1700000000000"}}}
                """.formatted(ONE)));

        assertThat(all(cursor -> catalogue("gar", ALL, null).tags("team/app", cursor)))
                .containsExactly(tag("1", ONE), tag("2", null));
    }

    @Test
    void aLongPauseThatAVendorAsksForHoldsForTheRegistry() {
        server.on("/api/v2.0/", Answer.status(429, "Retry-After", "600"));
        RegistryClient client = client(server.host(), ADA);
        RegistryCatalogue harbor = Catalogues.REAL.of("harbor", server.host(), ALL, client);

        assertThatThrownBy(() -> harbor.repositories(null)).isInstanceOf(HttpException.class);
        assertThat(client.budget().pause()).isPositive();
        assertThat(client.budget().requests()).isOne();
    }

    @Test
    void theCredentialOfAnotherRegistryIsNotForDockerHub() throws IOException {
        server.on("/v2/_catalog", Answer.json("{\"repositories\": []}"));

        catalogue("docker-hub", ALL, ADA).repositories(null);
        catalogue("ghcr", ALL, ADA).repositories(null);

        assertThat(server.seen("/")).extracting(Seen::path).doesNotContain("/v2/auth/token", "/users/ada/packages");
    }
}
