package io.pratique.image.registry.auth;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where the credential for a registry comes from.
@FunctionalInterface
public interface CredentialSource {
    /// For registries that anybody may read.
    CredentialSource NONE = (registry, repository) -> null;

    /// The credential for a repository; null where there is none.
    ///
    /// @param registry as references name it
    /// @param repository empty for the registry as a whole
    @Nullable
    Credential find(String registry, String repository) throws IOException;
}
