package io.pratique.server.registry;

/// A registry that is watched.
///
/// @param hasCredential whether one is stored; it is never given out
public record ConnectedRegistry(int id, int organisation, RegistryDraft settings, boolean hasCredential) {
    public String address() {
        return settings.address();
    }

    public Scope scope() {
        return Scope.of(settings.include(), settings.exclude());
    }
}
