package io.pratique.server.finding;

import io.pratique.advisory.store.PackageStatement;
import io.pratique.server.judge.Generations;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the present advisories say of vulnerabilities, by any of their names.
public final class Vulnerabilities {
    private static final int LONGEST = 200;

    private final Generations generations;

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
        return names(name, statements(name));
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
