package io.pratique.image.registry.auth;

import io.pratique.http.EgressGuard;
import io.pratique.http.Hosts;
import io.pratique.http.HttpException;
import io.pratique.http.Printable;
import io.pratique.model.ErrorKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decides which token service may be asked, since it sees the credentials (distribution CVE-2026-33540, oras-go
/// CVE-2026-48978).
///
/// The service must be on the registry's own host or in the same registered domain, or be allowed by name. It must
/// speak HTTPS, unless the registry itself need not and the service is on the same host or on this machine.
///
/// @param registry as references name it
/// @param location host and port of the registry
/// @param plain whether plain HTTP will do
/// @param allowed hosts that the user allows for this registry
public record RealmRule(String registry, String location, boolean plain, List<String> allowed, EgressGuard guard) {
    /// Registries whose token service belongs to another domain.
    private static final Map<String, String> KNOWN = Map.of("lscr.io", "ghcr.io");

    public RealmRule {
        allowed = List.copyOf(allowed);
    }

    /// The URL of a realm.
    ///
    /// @throws HttpException when the realm may not be contacted
    public URI check(@Nullable String realm) throws HttpException {
        URI url = parse(realm);
        String host = url.getHost();
        boolean own = host.equalsIgnoreCase(Hosts.name(location));
        if (!"https".equalsIgnoreCase(url.getScheme()) && !(plain && (own || Hosts.isLoopback(host)))) {
            throw refused("names a token service without HTTPS; refused, since credentials could be read on the way");
        }
        if (isAllowed(url)) {
            return url;
        }
        String name = Hosts.name(location);
        if (!Hosts.sameOwner(name, host) && !host.equalsIgnoreCase(KNOWN.get(registry))) {
            throw refused("names " + Printable.of(host)
                    + " as its token service, which is another owner's; if that is right, set "
                    + "PRATIQUE_REGISTRY_AUTH_REALMS=" + registry + "=" + Printable.of(host));
        }
        guard.check(url, "token service");
        return url;
    }

    private boolean isAllowed(URI url) {
        String host = url.getHost();
        return allowed.stream()
                .anyMatch(entry -> entry.equalsIgnoreCase(host) || entry.equalsIgnoreCase(host + ":" + url.getPort()));
    }

    private URI parse(@Nullable String realm) throws HttpException {
        try {
            URI url = new URI(realm == null ? "" : realm);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            // said below
        }
        throw refused("names a token service that is no HTTP URL");
    }

    private HttpException refused(String message) {
        return new HttpException(ErrorKind.UNAUTHORIZED, "registry " + registry + " " + message);
    }
}
