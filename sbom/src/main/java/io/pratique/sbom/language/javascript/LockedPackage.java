package io.pratique.sbom.language.javascript;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place of a lock file's dependency graph: a package, or a part of the project itself.
final class LockedPackage {
    /// Null for the project, its workspaces and whatever else has no name and version of its own.
    final @Nullable Component component;

    /// Whether what it needs are direct dependencies.
    final boolean project;

    final List<Need> needs = new ArrayList<>(2);

    /// When it is used; null until it is known.
    @Nullable
    Scope scope;

    /// @param when it is used, where the package that needs it is used at run time
    record Need(LockedPackage target, Scope when) {}

    LockedPackage(@Nullable Component component, boolean project) {
        this.component = component;
        this.project = project;
    }

    /// @param target nothing happens where it is null: the file does not list what is needed
    void needs(@Nullable LockedPackage target, Scope when) {
        if (target != null && target != this) {
            needs.add(new Need(target, when));
        }
    }
}
