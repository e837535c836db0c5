package io.pratique.match.triage;

import io.pratique.advisory.store.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells which statements about a package speak of the same problem: those whose names touch, directly or through
/// others.
///
/// An advisory of a distribution answers several problems under one id. Such an id joins nothing, or all of them
/// would become one.
final class Aliases {
    private final Set<String> shared;

    private Aliases(Set<String> shared) {
        this.shared = shared;
    }

    /// @param all everything said about the package
    static Aliases among(List<Candidate> all) {
        Map<String, String> problems = new HashMap<>();
        Set<String> shared = new HashSet<>();
        for (Candidate candidate : all) {
            String other = problems.putIfAbsent(candidate.advisory(), candidate.id());
            if (other != null && !other.equals(candidate.id())) {
                shared.add(candidate.advisory());
            }
        }
        return new Aliases(shared);
    }

    /// All names under which a statement can be joined to another.
    Set<String> names(Candidate candidate) {
        Set<String> names = new HashSet<>(candidate.aliases());
        names.add(candidate.id());
        names.add(candidate.advisory());
        names.removeAll(shared);
        names.add(candidate.id());
        return names;
    }

    /// The groups, each in the order of its members.
    List<List<Hit>> groups(List<Hit> hits) {
        if (hits.size() < 2) {
            return hits.isEmpty() ? List.of() : List.of(hits);
        }
        int[] parent = new int[hits.size()];
        Map<String, Integer> first = new HashMap<>();
        for (int at = 0; at < parent.length; at++) {
            parent[at] = at;
            for (String name : names(hits.get(at).candidate())) {
                Integer other = first.putIfAbsent(name, at);
                if (other != null) {
                    int low = root(parent, other);
                    int high = root(parent, at);
                    parent[Math.max(low, high)] = Math.min(low, high);
                }
            }
        }
        Map<Integer, List<Hit>> groups = new LinkedHashMap<>();
        for (int at = 0; at < parent.length; at++) {
            groups.computeIfAbsent(root(parent, at), root -> new ArrayList<>()).add(hits.get(at));
        }
        return new ArrayList<>(groups.values());
    }

    private static int root(int[] parent, int of) {
        int at = of;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /// Whether a statement that a package is not affected answers a hit. One that joins several CVEs is only
    /// answered when all of them are.
    boolean answered(Hit hit, List<Candidate> statements) {
        Set<String> open = new HashSet<>(names(hit.candidate()));
        boolean touched = false;
        for (Candidate statement : statements) {
            Set<String> cleared = names(statement);
            touched |=
                    open.removeAll(cleared) || cleared.contains(hit.candidate().id());
        }
        return touched && open.stream().noneMatch(Names::isCve);
    }
}
