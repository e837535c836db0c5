package io.pratique.image.registry;

import io.pratique.http.Hosts;
import io.pratique.image.registry.auth.DockerHub;

/// A place that has the repository: the registry, or a mirror of it.
///
/// @param registry host with an optional port, as references name it
/// @param repository the path there; a mirror may keep it below a path of its own. Empty for the registry as a
///     whole
/// @param insecure whether plain HTTP and unverified TLS are allowed
/// @param pushing whether it is to be written to as well
record Endpoint(String registry, String repository, boolean insecure, boolean pushing) {
    /// For reading alone.
    Endpoint(String registry, String repository, boolean insecure) {
        this(registry, repository, insecure, false);
    }

    /// Host and port to connect to.
    String location() {
        return DockerHub.location(registry);
    }

    /// The beginning of the path of all requests.
    String path() {
        return repository.isEmpty() ? "/v2/" : "/v2/" + repository + "/";
    }

    /// What a token must allow (distribution project, "Token Scope Documentation").
    String scope() {
        String actions = pushing ? ":pull,push" : ":pull";
        return repository.isEmpty() ? "registry:catalog:*" : "repository:" + repository + actions;
    }

    /// What is asked about, for messages.
    String subject() {
        return repository.isEmpty() ? "its list of repositories" : repository;
    }

    boolean isLoopback() {
        return Hosts.isLoopback(Hosts.name(location()));
    }

    /// Whether plain HTTP will do.
    boolean plain() {
        return insecure || isLoopback();
    }
}
