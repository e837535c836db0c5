package io.pratique.server.imports;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.SourcePackage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What scanners call a package: one says `com.example:app`, another `app`; one names the source package, another
/// the
/// binary one.
final class PackageNames {
    private PackageNames() {}

    /// All names of a component, as [#plain] writes them.
    static Set<String> of(Component component) {
        Set<String> out = new LinkedHashSet<>();
        out.add(plain(component.name()));
        out.add(plain(component.purl().name()));
        String namespace = component.purl().namespace();
        if (namespace != null) {
            out.add(plain(namespace + "/" + component.purl().name()));
        }
        SourcePackage source = component.source();
        if (source != null) {
            out.add(plain(source.name()));
        }
        return out;
    }

    /// In lower case, and with one sign for those that ecosystems take for equal in names (PEP 503).
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace('.', '-').replace(':', '/');
    }

    /// The components that a name may mean.
    static List<Component> named(List<Component> components, String name) {
        String plain = plain(name);
        return components.stream()
                .filter(component -> of(component).contains(plain))
                .toList();
    }
}
