package io.pratique.sbom.language;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The packages of a lock file that names each by one key, and who needs whom by these keys.
public final class LockedPackages {
    private final Map<String, Component> packages = new LinkedHashMap<>();
    private final List<Need> needs = new ArrayList<>();

    private record Need(@Nullable String from, String to) {}

    /// Adds a package; the first of a key counts.
    public void add(String key, Component component) {
        packages.putIfAbsent(key, component);
    }

    /// Notes that one package needs another, which may be added later or never.
    ///
    /// @param from null for the project itself
    public void need(@Nullable String from, String to) {
        needs.add(new Need(from, to));
    }

    /// Tells of the packages, then of those needs both ends of which are known.
    public void tell(Consumer<Discovery> out) {
        packages.values().forEach(component -> out.accept(new Discovery.Installed(component)));
        Set<Discovery.Requires> told = new LinkedHashSet<>();
        for (Need need : needs) {
            @Nullable PackageUrl from = purl(need.from);
            @Nullable PackageUrl to = purl(need.to);
            if (to != null && (from != null || need.from == null)) {
                told.add(new Discovery.Requires(from, to));
            }
        }
        told.forEach(out);
    }

    private @Nullable PackageUrl purl(@Nullable String key) {
        @Nullable Component component = key == null ? null : packages.get(key);
        return component == null ? null : component.purl();
    }
}
