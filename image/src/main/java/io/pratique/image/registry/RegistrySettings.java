package io.pratique.image.registry;

import io.pratique.http.Proxies;
import io.pratique.http.TlsTrust;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the user said about registries, in the environment and by options.
///
/// @param mirrors for each registry the mirrors to ask first, in order
/// @param realms for each registry the hosts of token services that may see its credentials
/// @param insecure the registries for which plain HTTP and unverified TLS are allowed
/// @param trust whose certificates are believed
/// @param environment holds credentials: it is never printed
public record RegistrySettings(
        Map<String, List<String>> mirrors,
        Map<String, List<String>> realms,
        Set<String> insecure,
        TlsTrust trust,
        Proxies proxies,
        Map<String, String> environment) {
    public static final String PREFIX = "PRATIQUE_REGISTRY";

    public RegistrySettings {
        mirrors = Map.copyOf(mirrors);
        realms = Map.copyOf(realms);
        insecure = Set.copyOf(insecure);
        environment = Map.copyOf(environment);
    }

    /// The settings for reading from `registry`.
    ///
    /// @param insecure whether the user called this registry insecure on the command line
    /// @throws IllegalArgumentException naming the variable that cannot be understood
    public static RegistrySettings of(Map<String, String> environment, boolean insecure, String registry) {
        return new RegistrySettings(
                HostLists.parse(PREFIX + "_MIRRORS", environment),
                HostLists.parse(PREFIX + "_AUTH_REALMS", environment),
                insecure(environment.getOrDefault(PREFIX + "_INSECURE", ""), insecure, registry),
                TlsTrust.of(environment),
                Proxies.of(environment),
                environment);
    }

    private static Set<String> insecure(String variable, boolean option, String registry) {
        String value = variable.strip().toLowerCase(Locale.ROOT);
        var hosts = new java.util.HashSet<String>();
        if (option || value.equals("true") || value.equals("1")) {
            hosts.add(registry);
        } else if (!value.equals("false") && !value.equals("0")) {
            hosts.addAll(HostLists.hosts(PREFIX + "_INSECURE", value));
        }
        return hosts;
    }

    @Override
    public String toString() {
        return "RegistrySettings[mirrors=" + mirrors + ", realms=" + realms + ", insecure=" + insecure + "]";
    }
}
