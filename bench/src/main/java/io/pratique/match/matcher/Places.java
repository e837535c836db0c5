package io.pratique.match.matcher;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import org.jspecify.annotations.Nullable;

/// Tells where the matcher looks a package up.
public final class Places {
    private Places() {}

    public static Located locate(Component component, @Nullable Distro distro) {
        return Coordinates.locate(component, distro);
    }
}
