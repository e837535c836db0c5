package io.pratique.server.finding;

import io.pratique.advisory.store.PackageStatement;
import io.pratique.server.judge.Generations;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What the present advisories say of vulnerabilities, by any of their names.
public final class Vulnerabilities {
    private static final int LONGEST = 200;

    /// Names that are remembered, since finding them takes a walk through all advisories.
    private static final int REMEMBERED = 1_000;

    private final Generations generations;
    private volatile Known known = new Known(0, new ConcurrentHashMap<>());

    private record Known(int generation, Map<String, List<String>> names) {}

    public Vulnerabilities(Generations generations) {
        this.generations = generations;
    }

    /// What is said of one; empty where nothing is.
    public List<PackageStatement> statements(String name) throws IOException {
        return name.isEmpty() || name.length() > LONGEST
                ? List.of()
                : generations.current().advisories().named(name);
    }

    /// All names of one, the given first.
    public List<String> names(String name) throws IOException {
        int generation = generations.current().id();
        Known last = known;
        if (last.generation() != generation || last.names().size() >= REMEMBERED) {
            last = new Known(generation, new ConcurrentHashMap<>());
            known = last;
        }
        List<String> names = last.names().get(name);
        if (names == null) {
            names = names(name, statements(name));
            last.names().put(name, names);
        }
        return names;
    }

    static List<String> names(String name, List<PackageStatement> statements) {
        Set<String> names = new LinkedHashSet<>(List.of(name));
        for (PackageStatement statement : statements) {
            names.add(statement.candidate().id());
            names.addAll(statement.candidate().aliases());
        }
        return List.copyOf(names);
    }

    /// Under which of its names findings are told: the CVE where there is one.
    public static String primary(String name, List<PackageStatement> statements) {
        return statements.isEmpty() ? name : statements.getFirst().candidate().id();
    }
}
