package io.pratique.match.matcher;

import io.pratique.match.triage.Risks;
import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.Reach;
import io.pratique.model.inventory.Code;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.NameSet;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.Sbom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says of findings whether the code that has the problem is in the files where the package was seen: for Go the
/// functions that advisories name, for Java classes that are known to be the problem.
///
/// It is absent only where it is absent from all of them, and known to be.
public final class Reaches {
    private final Map<String, Code> code = new HashMap<>();
    private final Map<String, NameSet.Index> indexes = new HashMap<>();

    public Reaches(Sbom sbom) {
        sbom.code().forEach(one -> code.put(one.path(), one));
    }

    /// The same finding, with what is known of its code.
    public Finding judge(Finding finding) {
        if (code.isEmpty()) {
            return finding;
        }
        Set<String> named = new LinkedHashSet<>();
        Reach reach = switch (finding.component().type()) {
            case "golang" -> functions(finding, named);
            case "maven" -> classes(finding, named);
            default -> Reach.UNKNOWN;
        };
        return reach == Reach.UNKNOWN
                ? finding
                : finding.withReach(reach, Risks.reached(finding.risk(), reach, List.copyOf(named)));
    }

    /// @param named takes the functions that were found, or else looked for
    private Reach functions(Finding finding, Set<String> named) {
        Set<String> symbols = new LinkedHashSet<>();
        finding.evidence().stream().map(Evidence::symbols).forEach(symbols::addAll);
        if (symbols.isEmpty()) {
            return Reach.UNKNOWN;
        }
        List<String> found = new ArrayList<>();
        List<Reach> all = new ArrayList<>();
        for (Origin origin : finding.component().origins()) {
            all.add(functions(index(origin.path()), finding.component(), symbols, found));
        }
        named.addAll(readable(found.isEmpty() ? symbols : found));
        return together(all);
    }

    private static Reach functions(
            NameSet.@Nullable Index index, Component module, Set<String> symbols, List<String> found) {
        if (index == null || index.mayContain(Code.Functions.UNTOLD + module.name())) {
            return Reach.UNKNOWN;
        }
        Reach reach = Reach.ABSENT;
        for (String symbol : symbols) {
            if (index.mayContain(packageOf(symbol)) && index.mayContain(symbol)) {
                found.add(symbol);
                reach = Reach.PRESENT;
            }
        }
        return reach;
    }

    /// What stands for the whole package: two names are less often found by error than one.
    private static String packageOf(String symbol) {
        return symbol.substring(0, symbol.indexOf('#') + 1);
    }

    private NameSet.@Nullable Index index(String path) {
        return indexes.computeIfAbsent(
                path,
                any -> code.get(path) instanceof Code.Functions functions
                        ? functions.names().index()
                        : null);
    }

    private Reach classes(Finding finding, Set<String> named) {
        List<Reach> all = new ArrayList<>();
        for (Origin origin : finding.component().origins()) {
            Reach reach = Reach.UNKNOWN;
            if (code.get(origin.path()) instanceof Code.Classes classes) {
                for (Code.Fact fact : classes.facts()) {
                    if (isAbout(fact, finding)) {
                        reach = fact.present() || reach == Reach.PRESENT ? Reach.PRESENT : Reach.ABSENT;
                        named.addAll(fact.classes());
                    }
                }
            }
            all.add(reach);
        }
        return together(all);
    }

    private static boolean isAbout(Code.Fact fact, Finding finding) {
        return fact.problems().contains(finding.id())
                || fact.problems().stream().anyMatch(finding.aliases()::contains);
    }

    private static Reach together(List<Reach> all) {
        if (all.contains(Reach.PRESENT)) {
            return Reach.PRESENT;
        }
        return all.isEmpty() || all.contains(Reach.UNKNOWN) ? Reach.UNKNOWN : Reach.ABSENT;
    }

    /// `golang.org/x/net/html#Parse` as Go writes it, `golang.org/x/net/html.Parse`; a whole package by its path.
    private static List<String> readable(Collection<String> symbols) {
        return symbols.stream()
                .map(symbol -> symbol.endsWith("#")
                        ? "package " + symbol.substring(0, symbol.length() - 1)
                        : symbol.replace('#', '.'))
                .toList();
    }
}
