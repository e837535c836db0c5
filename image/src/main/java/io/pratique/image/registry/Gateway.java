package io.pratique.image.registry;

import io.pratique.http.EgressGuard;
import io.pratique.http.Hosts;
import io.pratique.http.HttpTransport;
import io.pratique.http.Reach;
import io.pratique.http.Redirects;
import io.pratique.image.registry.auth.RealmRule;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How one host is reached: what all sessions there have in common.
///
/// @param budget null where nobody keeps account of requests
record Gateway(
        EgressGuard guard,
        Redirects redirects,
        Origin origin,
        RealmRule realms,
        @Nullable Budget budget) {

    static Gateway of(
            Endpoint endpoint,
            RegistrySettings settings,
            HttpTransport transport,
            Reach reach,
            @Nullable Budget budget) {
        String registry = endpoint.registry();
        String location = endpoint.location();
        var guard = new EgressGuard(Hosts.name(location), settings.proxies(), InetAddress::getAllByName, reach);
        List<String> realms = settings.realms().getOrDefault(registry, List.of());
        return new Gateway(
                guard,
                new Redirects(transport, guard, location, endpoint.insecure()),
                new Origin(endpoint, transport, guard),
                new RealmRule(registry, location, endpoint.plain(), realms, guard),
                budget);
    }
}
