package io.pratique.server.registry;

import io.pratique.http.HttpException;
import io.pratique.http.Reach;
import io.pratique.http.Waiting;
import io.pratique.image.registry.Access;
import io.pratique.image.registry.RegistryClient;
import io.pratique.image.registry.RegistrySettings;
import io.pratique.model.ErrorKind;
import io.pratique.server.registry.credential.IssuedCredentials;
import io.pratique.server.secret.SealException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Leads to connected registries, with the credential that is stored for each.
public final class RegistryClients {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// What a user's own credentials would be in; a server has none.
    private static final List<String> AMBIENT = List.of("USERNAME", "PASSWORD", "TOKEN", "HOST").stream()
            .map(name -> RegistrySettings.PREFIX + "_" + name)
            .toList();

    private final Registries registries;
    private final IssuedCredentials issued;
    private final Map<String, String> environment;
    private final Waiting waiting;

    /// @param environment of the server, for proxies, certificates and mirrors
    public RegistryClients(
            Registries registries, IssuedCredentials issued, Map<String, String> environment, Waiting waiting) {
        this.registries = registries;
        this.issued = issued;
        Map<String, String> copy = new HashMap<>(environment);
        AMBIENT.forEach(copy::remove);
        this.environment = Map.copyOf(copy);
        this.waiting = waiting;
    }

    /// The caller closes it.
    public RegistryClient open(ConnectedRegistry registry) throws HttpException {
        return RegistryClient.open(registry.address(), settings(registry), access(registry), PATIENCE, waiting);
    }

    public RegistrySettings settings(ConnectedRegistry registry) {
        return RegistrySettings.of(environment, registry.settings().insecure(), registry.address());
    }

    /// As whom a registry is asked. The credential is got when it is wanted.
    public Access access(ConnectedRegistry registry) throws HttpException {
        Reach reach = registry.settings().internal() ? Reach.INTERNAL : Reach.PUBLIC;
        try {
            return Access.given(issued.of(registry.address(), registries.credential(registry)), reach);
        } catch (SealException closed) {
            throw new HttpException(ErrorKind.UNAUTHORIZED, String.valueOf(closed.getMessage()), closed);
        }
    }
}
