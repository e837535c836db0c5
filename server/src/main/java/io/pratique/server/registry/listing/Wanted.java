package io.pratique.server.registry.listing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What of a registry is watched, as far as its lists need to know.
///
/// @param repositories that are named in full
/// @param namespaces first parts of the names of other repositories: `team` of `team/**`
/// @param everything whether others may be anywhere
public record Wanted(List<String> repositories, List<String> namespaces, boolean everything) {
    public Wanted {
        repositories = List.copyOf(repositories);
        namespaces = List.copyOf(namespaces);
    }

    /// Whether all is named, so that no list of repositories is needed.
    boolean isNamed() {
        return namespaces.isEmpty() && !everything;
    }

    /// The repositories, where all are named.
    public List<String> named() {
        return isNamed() ? repositories : List.of();
    }

    /// The namespaces to be listed.
    ///
    /// @param own what is listed where nothing says which
    List<String> namespaces(String own) {
        Set<String> all = new LinkedHashSet<>(namespaces);
        if (everything && !own.isEmpty()) {
            all.add(own);
        }
        return List.copyOf(all);
    }
}
