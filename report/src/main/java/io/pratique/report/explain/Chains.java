package io.pratique.report.explain;

import io.pratique.model.inventory.Dependency;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Through whom packages came in.
final class Chains {
    private final Map<PackageUrl, List<Dependency>> needers = new HashMap<>();

    /// How a package is reached.
    ///
    /// @param through who needs whom, from the outermost to the one that needs the package; empty where a project
    ///     needs it directly
    /// @param project the file of the project at the outer end; empty where the outermost package is needed by none
    record Chain(List<PackageUrl> through, String project) {}

    Chains(Sbom sbom) {
        for (Dependency edge : sbom.dependencies()) {
            needers.computeIfAbsent(edge.to(), any -> new ArrayList<>(2)).add(edge);
        }
    }

    /// The shortest chains, not more than a number of them, each beginning with another package.
    List<Chain> to(PackageUrl wanted, int most) {
        List<Chain> found = new ArrayList<>();
        Set<PackageUrl> seen = new HashSet<>(Set.of(wanted));
        Deque<List<PackageUrl>> open = new ArrayDeque<>();
        open.add(List.of(wanted));
        while (!open.isEmpty() && found.size() < most) {
            List<PackageUrl> path = open.remove();
            List<Dependency> incoming = needers.getOrDefault(path.getFirst(), List.of());
            if (incoming.isEmpty() && path.size() > 1) {
                found.add(new Chain(path.subList(0, path.size() - 1), ""));
            }
            for (Dependency edge : incoming) {
                if (edge.from() == null) {
                    addOnce(found, new Chain(path.subList(0, path.size() - 1), edge.path()), most);
                } else if (seen.add(edge.from())) {
                    open.add(prepend(edge.from(), path));
                }
            }
        }
        return found;
    }

    private static void addOnce(List<Chain> found, Chain chain, int most) {
        if (found.size() < most && !found.contains(chain)) {
            found.add(chain);
        }
    }

    private static List<PackageUrl> prepend(PackageUrl first, List<PackageUrl> rest) {
        List<PackageUrl> path = new ArrayList<>(rest.size() + 1);
        path.add(first);
        path.addAll(rest);
        return path;
    }
}
