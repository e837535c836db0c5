package io.pratique.advisory.exchange;

import java.io.IOException;

/// Leads to the artifacts of registries.
@FunctionalInterface
public interface Registries {
    /// @param reference `REGISTRY/REPOSITORY`, with `:TAG` or `@DIGEST`
    ArtifactSource open(String reference) throws IOException;
}
