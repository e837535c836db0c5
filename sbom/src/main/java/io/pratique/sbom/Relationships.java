package io.pratique.sbom;

import io.pratique.model.inventory.Dependency;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Who needs whom: said outright by lock files, and by distributions through names that packages offer. What was
/// asked for is needed by nobody, which is a null in the place of a package.
final class Relationships {
    private final List<Dependency> said = new ArrayList<>();
    private final List<Named> named = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();

    private record Named(Discovery.Relations relations, String path) {}

    private record Asked(Discovery.Chosen chosen, String path) {}

    /// @param path where the file lies that says so
    void add(FileFindings file, String path) {
        for (Discovery.Requires requires : file.required()) {
            said.add(new Dependency(requires.from(), requires.to(), path));
        }
        for (Discovery.Relations relations : file.relations()) {
            named.add(new Named(relations, path));
        }
        for (Discovery.Chosen chosen : file.chosen()) {
            asked.add(new Asked(chosen, path));
        }
    }

    /// @param renamed what the package URLs of the files become in the inventory
    /// @param owned the packages that brought files, for those that need a file and name no package
    List<Dependency> resolve(UnaryOperator<PackageUrl> renamed, OwnedPaths owned) {
        Set<Dependency> all = new LinkedHashSet<>();
        for (Dependency edge : said) {
            PackageUrl from = edge.from() == null ? null : renamed.apply(edge.from());
            all.add(new Dependency(from, renamed.apply(edge.to()), edge.path()));
        }
        Map<String, PackageUrl> offers = offers();
        for (Named one : named) {
            PackageUrl from = one.relations().of();
            for (String need : one.relations().needs()) {
                PackageUrl to = provider(need, offers, owned);
                if (to != null && !to.equals(from)) {
                    all.add(new Dependency(renamed.apply(from), renamed.apply(to), one.path()));
                }
            }
        }
        for (Asked one : asked) {
            for (PackageUrl to : directly(one.chosen(), offers, owned)) {
                all.add(new Dependency(null, renamed.apply(to), one.path()));
            }
        }
        return List.copyOf(all);
    }

    private Set<PackageUrl> directly(Discovery.Chosen chosen, Map<String, PackageUrl> offers, OwnedPaths owned) {
        Set<PackageUrl> found = new LinkedHashSet<>();
        if (chosen.others()) {
            Set<String> names = Set.copyOf(chosen.names());
            for (Named one : named) {
                PackageUrl candidate = one.relations().of();
                if (candidate.type().equals(chosen.type()) && !names.contains(candidate.name())) {
                    found.add(candidate);
                }
            }
            return found;
        }
        for (String name : chosen.names()) {
            PackageUrl provider = provider(name, offers, owned);
            if (provider != null && provider.type().equals(chosen.type())) {
                found.add(provider);
            }
        }
        return found;
    }

    /// What is offered; a package of the name itself comes before one that merely offers it.
    private Map<String, PackageUrl> offers() {
        Map<String, PackageUrl> offers = new HashMap<>();
        for (Named one : named) {
            offers.put(one.relations().of().name(), one.relations().of());
        }
        for (Named one : named) {
            one.relations()
                    .offers()
                    .forEach(name -> offers.putIfAbsent(name, one.relations().of()));
        }
        return offers;
    }

    /// The package that fulfils a need: of alternatives, `a|b`, the first that is there.
    private static @Nullable PackageUrl provider(String need, Map<String, PackageUrl> offers, OwnedPaths owned) {
        int start = 0;
        while (start <= need.length()) {
            int bar = need.indexOf('|', start);
            String name = need.substring(start, bar < 0 ? need.length() : bar);
            PackageUrl found = offers.get(name);
            if (found == null && name.startsWith("/")) {
                String owner = owned.owner(name.substring(1));
                found = owner == null ? null : offers.get(owner);
            }
            if (found != null || bar < 0) {
                return found;
            }
            start = bar + 1;
        }
        return null;
    }
}
