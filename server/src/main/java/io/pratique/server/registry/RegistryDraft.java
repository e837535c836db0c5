package io.pratique.server.registry;

import io.pratique.http.Hosts;
import io.pratique.image.registry.auth.DockerHub;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an administrator says of a registry, apart from its credential.
///
/// @param project null for the whole organisation
/// @param kind what sort of registry it is: `distribution`, `harbor`
/// @param address host with an optional port, as references name it
/// @param insecure whether plain HTTP and unverified TLS are allowed
/// @param internal whether it may be in a private network or on this machine
/// @param include see [Scope]
/// @param exclude see [Scope]
/// @param parallel requests and jobs at once
/// @param pollSeconds how often it is asked what it has
public record RegistryDraft(
        String name,
        @Nullable Integer project,
        String kind,
        String address,
        boolean insecure,
        boolean internal,
        List<String> include,
        List<String> exclude,
        int parallel,
        int pollSeconds) {
    private static final int LONGEST_NAME = 200;

    /// @throws IllegalArgumentException in plain words
    public RegistryDraft {
        address = address(address);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
        Scope.of(include, exclude);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("give the registry a name of up to 200 characters");
        }
        if (parallel < 1 || parallel > 64) {
            throw new IllegalArgumentException("between 1 and 64 requests at once are possible");
        }
        if (pollSeconds < 30 || pollSeconds > 7 * 24 * 3600) {
            throw new IllegalArgumentException("a registry is asked every 30 seconds to every 7 days");
        }
    }

    /// With the usual settings.
    public static RegistryDraft of(String name, String kind, String address) {
        return new RegistryDraft(name, null, kind, address, false, false, List.of(), List.of(), 4, 900);
    }

    private static String address(String text) {
        String bare = text.strip().toLowerCase(Locale.ROOT);
        bare = bare.startsWith("https://") ? bare.substring(8) : bare;
        bare = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        if (!Hosts.isHostAndPort(bare)) {
            throw new IllegalArgumentException(
                    "the address of a registry is its host, with a port where it has one: registry.example.com:5000");
        }
        return DockerHub.canonical(bare);
    }
}
