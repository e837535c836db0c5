package io.pratique.server.registry.credential;

import org.jspecify.annotations.Nullable;

/// An access key of Amazon Web Services.
///
/// @param token null for a key that lasts
record AwsAccess(String id, String secret, @Nullable String token) {
    @Override
    public String toString() {
        return "AwsAccess[hidden]";
    }
}
