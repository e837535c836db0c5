package io.pratique.sbom.language;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The packages of a lock file in which they call each other by name, and by version too where several bear a name.
public final class NamedPackages {
    private final Map<String, Component> packages = new LinkedHashMap<>();
    private final Map<String, String> versions = new HashMap<>();
    private final List<Need> needs = new ArrayList<>();

    /// @param version null where the name says enough
    private record Need(
            @Nullable PackageUrl from, String to, @Nullable String version) {}

    /// Adds a package. Of several entries for one version the first counts, used when any of them is.
    ///
    /// @param name by which others call it
    public void add(String name, Component component) {
        packages.merge(
                key(name, component.version()),
                component,
                (first, again) -> first.withScope(first.scope().or(again.scope())));
        versions.merge(name, component.version(), (one, other) -> one.equals(other) ? one : "");
    }

    /// Notes that one package needs another, which may be added later or never.
    ///
    /// @param from null for the project itself
    /// @param version null where the name says enough
    public void need(@Nullable PackageUrl from, String to, @Nullable String version) {
        needs.add(new Need(from, to, version));
    }

    public boolean has(String name) {
        return versions.containsKey(name);
    }

    /// Tells of the packages, then of those needs that lead to exactly one of them.
    public void tell(Consumer<Discovery> out) {
        packages.values().forEach(component -> out.accept(new Discovery.Installed(component)));
        Set<Discovery.Requires> told = new LinkedHashSet<>();
        for (Need need : needs) {
            @Nullable String version = need.version() == null ? versions.get(need.to()) : need.version();
            @Nullable Component to = version == null ? null : packages.get(key(need.to(), version));
            if (to != null && told.add(new Discovery.Requires(need.from(), to.purl()))) {
                out.accept(new Discovery.Requires(need.from(), to.purl()));
            }
        }
    }

    private static String key(String name, String version) {
        return name + '\0' + version;
    }
}
