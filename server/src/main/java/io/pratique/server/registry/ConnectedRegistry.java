package io.pratique.server.registry;

import io.pratique.image.registry.RegistryClient;
import io.pratique.server.registry.listing.Catalogues;
import io.pratique.server.registry.listing.RegistryCatalogue;

/// A registry that is watched.
///
/// @param hasCredential whether one is stored; it is never given out
public record ConnectedRegistry(int id, int organisation, RegistryDraft settings, boolean hasCredential) {
    public String address() {
        return settings.address();
    }

    /// How it is listed.
    public RegistryCatalogue catalogue(RegistryClient client) {
        return Catalogues.REAL.of(settings.kind(), address(), scope().wanted(), client);
    }

    public Scope scope() {
        return Scope.of(settings.include(), settings.exclude());
    }
}
