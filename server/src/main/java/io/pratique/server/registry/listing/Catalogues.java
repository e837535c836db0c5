package io.pratique.server.registry.listing;

import io.pratique.image.registry.RegistryClient;
import io.pratique.image.registry.auth.Credential;
import io.pratique.image.registry.auth.DockerHub;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses how a registry is listed. A credential is shown to hosts of the registry's own vendor alone: to the
/// registry
/// itself, to the service that gives it tokens, and to the one host that belongs to a registry of a well-known
/// name.
///
/// @param dockerHub the host of Docker Hub's own interface
/// @param github the host of GitHub's
public record Catalogues(String dockerHub, String github) {
    /// The vendors as they are.
    public static final Catalogues REAL = new Catalogues("hub.docker.com", "api.github.com");

    /// What Quay calls the user whose password is an OAuth token.
    private static final String OAUTH = "$oauthtoken";

    /// @param kind of the registry, by its id
    /// @param address as references name it
    public RegistryCatalogue of(String kind, String address, Wanted wanted, RegistryClient client) {
        var common = new DistributionCatalogue(client, wanted.named());
        RegistryCatalogue own = switch (kind) {
            case "docker-hub" ->
                address.equals(DockerHub.NAME) ? new Deferred(() -> dockerHub(wanted, client)) : common;
            case "ghcr" -> address.equals("ghcr.io") ? new Deferred(() -> github(wanted, client, common)) : common;
            case "gitlab" -> new Deferred(() -> gitlab(wanted, client, common));
            case "quay" -> new Deferred(() -> quay(wanted, client, common));
            case "harbor" -> new Deferred(() -> harbor(wanted, client));
            case "gcr", "gar" -> new GoogleCatalogue(client, common);
            default -> common;
        };
        return own.equals(common) ? common : new VendorCatalogue(own, common, wanted);
    }

    RegistryCatalogue dockerHub(Wanted wanted, RegistryClient client) throws IOException {
        return new DockerHubCatalogue(client.vendor(dockerHub), client.credential(), wanted);
    }

    RegistryCatalogue github(Wanted wanted, RegistryClient client, RegistryCatalogue common) throws IOException {
        Credential credential = client.credential();
        String bearer = bearer(credential);
        return bearer == null
                ? common
                : new GithubCatalogue(client.vendor(github), bearer, wanted.namespaces(user(credential)));
    }

    private static RegistryCatalogue gitlab(Wanted wanted, RegistryClient client, RegistryCatalogue common)
            throws IOException {
        Optional<String> host = client.tokenHost();
        if (host.isEmpty()) {
            return common;
        }
        Credential credential = client.credential();
        return new GitlabCatalogue(
                client.vendor(host.get()), bearer(credential), wanted.namespaces(user(credential)), common);
    }

    private static RegistryCatalogue quay(Wanted wanted, RegistryClient client, RegistryCatalogue common)
            throws IOException {
        Credential credential = client.credential();
        boolean robot = credential instanceof Credential.Password(String user, String _) && !user.equals(OAUTH);
        return robot ? common : new QuayCatalogue(client.vendor(), bearer(credential), wanted.namespaces());
    }

    private static RegistryCatalogue harbor(Wanted wanted, RegistryClient client) throws IOException {
        String authorization = client.credential() instanceof Credential.Password password ? password.header() : null;
        List<String> projects = wanted.everything() ? List.of() : wanted.namespaces();
        return new HarborCatalogue(client.vendor(), authorization, projects);
    }

    private static String user(@Nullable Credential credential) {
        return credential instanceof Credential.Password(String user, String _) ? user : "";
    }

    /// What these vendors call personal access tokens goes for a password too.
    private static @Nullable String bearer(@Nullable Credential credential) {
        return switch (credential) {
            case Credential.Password(String _, String token) -> "Bearer " + token;
            case Credential.RegistryToken(String token) -> "Bearer " + token;
            case Credential.IdentityToken _ -> null;
            case null -> null;
        };
    }
}
