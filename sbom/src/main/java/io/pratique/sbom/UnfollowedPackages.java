package io.pratique.sbom;

import io.pratique.model.ScanProblem;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Packages of a whole target of which it is not known what they need: told in one line for each reason, since a
/// project without its repository has hundreds.
final class UnfollowedPackages {
    /// The rest is counted.
    private static final int NAMED = 3;

    private final Map<String, SortedSet<PackageUrl>> byReason = new TreeMap<>();

    void add(Discovery.Unfollowed found) {
        byReason.computeIfAbsent(found.reason(), any -> new TreeSet<>()).add(found.of());
    }

    List<ScanProblem> problems() {
        List<ScanProblem> problems = new ArrayList<>();
        byReason.forEach((reason, packages) -> problems.add(new ScanProblem(
                ScanProblem.Kind.LIMIT,
                "",
                "the dependencies of " + packages.size() + (packages.size() == 1 ? " package" : " packages")
                        + " are unknown (" + named(packages) + "): " + reason)));
        return problems;
    }

    private static String named(SortedSet<PackageUrl> packages) {
        var text = new StringBuilder();
        Iterator<PackageUrl> each = packages.iterator();
        for (int i = 0; i < NAMED && each.hasNext(); i++) {
            text.append(i == 0 ? "" : ", ").append(each.next());
        }
        int more = packages.size() - NAMED;
        return text + (more > 0 ? " and " + more + " more" : "");
    }
}
