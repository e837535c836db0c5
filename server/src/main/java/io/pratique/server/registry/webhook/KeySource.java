package io.pratique.server.registry.webhook;

import io.pratique.server.security.KeySet;
import java.io.IOException;
import java.net.URI;

/// Where the public keys of identity providers come from.
@FunctionalInterface
public interface KeySource {
    /// The keys published at an address.
    ///
    /// @param afresh whether a key was missing among those given before. The source decides how often it asks the
    ///     provider: whoever sends forgeries could make it ask with each of them
    KeySet keys(URI address, boolean afresh) throws IOException;
}
