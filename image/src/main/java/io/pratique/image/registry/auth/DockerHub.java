package io.pratique.image.registry.auth;

/// The registry that has several names, and is reached under another one than it is called by.
public final class DockerHub {
    /// What it is called in references and configuration files.
    public static final String NAME = "docker.io";

    private DockerHub() {}

    /// The one name used for a registry that has several.
    public static String canonical(String registry) {
        return switch (registry) {
            case "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com" -> NAME;
            default -> registry;
        };
    }

    /// Where a registry is reached.
    public static String location(String registry) {
        return registry.equals(NAME) ? "registry-1.docker.io" : registry;
    }
}
