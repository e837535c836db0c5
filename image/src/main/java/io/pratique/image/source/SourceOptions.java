package io.pratique.image.source;

import io.pratique.image.Limits;
import io.pratique.model.image.Platform;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the user said about where to get an image, and how.
///
/// @param platform the platform to choose from an image index; null for this machine's, else the only one
/// @param insecure whether plain HTTP and unverified TLS are allowed for the registry named (`--insecure`)
/// @param environment environment variables, given so that tests need not change the process's own; they may hold
///     credentials and are never printed
public record SourceOptions(
        @Nullable Platform platform, boolean insecure, Limits limits, Map<String, String> environment) {
    public SourceOptions {
        environment = Map.copyOf(environment);
    }

    public static SourceOptions ofThisProcess() {
        return new SourceOptions(null, false, Limits.DEFAULT, System.getenv());
    }

    @Override
    public String toString() {
        return "SourceOptions[platform=" + platform + ", insecure=" + insecure + ", limits=" + limits + "]";
    }
}
