package io.pratique.model.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that was found installed: the only thing that matching needs to know of an image.
public record Sbom(@Nullable Distro distro, List<Component> components) {
    public Sbom {
        components = components.stream().sorted(Component.ORDER).toList();
    }
}
