package io.pratique.server.registry;

import java.util.List;
import java.util.Optional;

/// A vendor of registries.
///
/// @param id what it is called in documents
/// @param webhook who understands its notifications: an id of [io.pratique.server.registry.webhook.Webhooks]
public record RegistryKind(String id, String name, String webhook) {
    /// All vendors. GitLab's registry is the distribution project's and sends its notifications.
    public static final List<RegistryKind> ALL = List.of(
            new RegistryKind("distribution", "any registry of the distribution project", "distribution"),
            new RegistryKind("docker-hub", "Docker Hub", "docker-hub"),
            new RegistryKind("acr", "Azure Container Registry", "acr"),
            new RegistryKind("ecr", "Amazon Elastic Container Registry", "ecr"),
            new RegistryKind("gcr", "Google Container Registry", "google"),
            new RegistryKind("gar", "Google Artifact Registry", "google"),
            new RegistryKind("ghcr", "GitHub Container Registry", "ghcr"),
            new RegistryKind("gitlab", "GitLab", "distribution"),
            new RegistryKind("harbor", "Harbor", "harbor"),
            new RegistryKind("quay", "Quay", "quay"),
            new RegistryKind("artifactory", "JFrog Artifactory", "artifactory"),
            new RegistryKind("nexus", "Sonatype Nexus", "nexus"));

    public static Optional<RegistryKind> of(String id) {
        return ALL.stream().filter(kind -> kind.id().equals(id)).findFirst();
    }
}
