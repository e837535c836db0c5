package io.pratique.model.image;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an image says of itself: the parts of the OCI image configuration that a scan uses.
///
/// @param created RFC 3339 text as the image has it
/// @param environment `NAME=value` lines
public record ImageConfig(
        Platform platform,
        @Nullable String created,
        @Nullable String user,
        List<String> environment,
        Map<String, String> labels,
        List<History> history) {

    public ImageConfig {
        environment = List.copyOf(environment);
        labels = Map.copyOf(labels);
        history = List.copyOf(history);
    }

    /// One step of the build.
    public record History(
            @Nullable String createdBy, @Nullable String created, boolean emptyLayer) {}
}
