package io.pratique.image.registry;

import io.pratique.http.Hosts;
import io.pratique.image.registry.auth.DockerHub;

/// A place that has the repository: the registry, or a mirror of it.
///
/// @param registry host with an optional port, as references name it
/// @param repository the path there; a mirror may keep it below a path of its own
/// @param insecure whether plain HTTP and unverified TLS are allowed
record Endpoint(String registry, String repository, boolean insecure) {

    /// Host and port to connect to.
    String location() {
        return DockerHub.location(registry);
    }

    boolean isLoopback() {
        return Hosts.isLoopback(Hosts.name(location()));
    }

    /// Whether plain HTTP will do.
    boolean plain() {
        return insecure || isLoopback();
    }
}
