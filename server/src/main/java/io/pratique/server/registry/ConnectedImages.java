package io.pratique.server.registry;

import io.pratique.image.ImageTarget;
import io.pratique.image.manifest.Index;
import io.pratique.image.manifest.Manifest;
import io.pratique.image.registry.Fetched;
import io.pratique.image.registry.PlatformImage;
import io.pratique.image.registry.Reference;
import io.pratique.image.registry.RegistryClient;
import io.pratique.image.registry.RegistryTarget;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import io.pratique.server.scan.RegistryImages;
import java.io.IOException;
import java.util.List;

/// Reads images of connected registries.
public final class ConnectedImages implements RegistryImages {
    private final Registries registries;
    private final RegistryClients clients;

    public ConnectedImages(Registries registries, RegistryClients clients) {
        this.registries = registries;
        this.clients = clients;
    }

    @Override
    public Resolved resolve(int organisation, int registry, String repository, String reference) throws IOException {
        try (RegistryClient client = clients.open(registry(organisation, registry))) {
            Fetched fetched = client.manifest(repository, reference);
            return switch (fetched.document()) {
                case Manifest _ -> new Resolved(fetched.digest(), false, List.of(new Listed(fetched.digest(), "")));
                case Index _ ->
                    new Resolved(
                            fetched.digest(),
                            true,
                            client.images(repository, fetched.digest().toString()).stream()
                                    .map(ConnectedImages::listed)
                                    .toList());
            };
        }
    }

    private static Listed listed(PlatformImage image) {
        return new Listed(
                image.digest(), image.platform() == null ? "" : image.platform().toString());
    }

    @Override
    public ImageTarget open(int organisation, int registry, String repository, Digest digest) throws IOException {
        ConnectedRegistry connected = registry(organisation, registry);
        var reference = new Reference(connected.address(), repository, null, digest);
        return RegistryTarget.open(
                reference.toString(), reference, clients.settings(connected), clients.access(connected), null);
    }

    private ConnectedRegistry registry(int organisation, int id) {
        return registries
                .find(organisation, id)
                .orElseThrow(() ->
                        new PratiqueException(ErrorKind.NOT_FOUND, "registry " + id + " is not connected any more"));
    }
}
