package io.pratique.model.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that was found installed: the only thing that matching needs to know of an image.
///
/// @param dependencies who needs whom, as far as files tell; in no order
public record Sbom(@Nullable Distro distro, List<Component> components, List<Dependency> dependencies) {
    public Sbom {
        components = components.stream().sorted(Component.ORDER).toList();
        dependencies = List.copyOf(dependencies);
    }

    public Sbom(@Nullable Distro distro, List<Component> components) {
        this(distro, components, List.of());
    }
}
