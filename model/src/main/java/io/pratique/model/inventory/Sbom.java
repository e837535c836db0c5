package io.pratique.model.inventory;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that was found installed: the only thing that matching needs to know of an image.
///
/// @param dependencies who needs whom, as far as files tell; in no order
/// @param code of programs and archives, by path; no path twice
public record Sbom(
        @Nullable Distro distro, List<Component> components, List<Dependency> dependencies, List<Code> code) {
    private static final Comparator<Code> BY_PATH = Comparator.comparing(Code::path);

    public Sbom {
        components = components.stream().sorted(Component.ORDER).toList();
        dependencies = List.copyOf(dependencies);
        code = code.stream().sorted(BY_PATH).toList();
    }

    public Sbom(@Nullable Distro distro, List<Component> components, List<Dependency> dependencies) {
        this(distro, components, dependencies, List.of());
    }

    public Sbom(@Nullable Distro distro, List<Component> components) {
        this(distro, components, List.of());
    }
}
