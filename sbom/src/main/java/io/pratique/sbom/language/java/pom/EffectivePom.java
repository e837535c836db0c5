package io.pratique.sbom.language.java.pom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A project with all that it takes from its parents and from the bills of materials that it imports (Maven,
/// "Introduction to the Dependency Mechanism").
final class EffectivePom {
    private static final int MOST_PARENTS = 30;
    private static final int MOST_IMPORTS = 10;
    private static final int MOST_MANAGED = 200_000;

    private final PomSource source;
    private final Map<PomDependency.Key, PomDependency> dependencies = new LinkedHashMap<>();
    private final Map<PomDependency.Key, PomDependency> management = new LinkedHashMap<>();
    private boolean whole = true;

    private EffectivePom(PomSource source) {
        this.source = source;
    }

    static EffectivePom of(Pom pom, PomSource source) throws IOException {
        var effective = new EffectivePom(source);
        effective.build(pom, new HashSet<>(), true);
        return effective;
    }

    /// What the project depends on, values put in and versions managed.
    Collection<PomDependency> dependencies() {
        List<PomDependency> all = new ArrayList<>(dependencies.size());
        dependencies.forEach((key, own) -> {
            PomDependency managed = management.get(key);
            all.add(managed == null ? own : own.managed(managed));
        });
        return all;
    }

    /// Whether all projects that it refers to were at hand.
    boolean whole() {
        return whole;
    }

    private void build(Pom pom, Set<PomCoordinates> importing, boolean outermost) throws IOException {
        List<Pom> line = line(pom);
        Map<String, String> properties = new HashMap<>();
        for (Pom ancestor : line.reversed()) {
            properties.putAll(ancestor.properties());
        }
        var values = new Interpolation(properties, inherited(line), pom.parent());
        List<PomCoordinates> imports = new ArrayList<>();
        for (Pom ancestor : line) {
            if (outermost) {
                add(ancestor.dependencies(), values, dependencies);
            }
            for (PomDependency managed : ancestor.management()) {
                PomDependency known = managed.map(values::of);
                if (known.imports()) {
                    imports.add(known.coordinates());
                } else {
                    management.putIfAbsent(known.key(), known);
                }
            }
        }
        for (PomCoordinates wanted : imports) {
            importFrom(wanted, importing);
        }
    }

    /// Of dependencies that are given twice the last counts, but a child goes before its parent.
    private static void add(
            List<PomDependency> from, Interpolation values, Map<PomDependency.Key, PomDependency> into) {
        Map<PomDependency.Key, PomDependency> own = new LinkedHashMap<>();
        for (PomDependency one : from) {
            PomDependency known = one.map(values::of);
            own.put(known.key(), known);
        }
        own.forEach(into::putIfAbsent);
    }

    private void importFrom(PomCoordinates wanted, Set<PomCoordinates> importing) throws IOException {
        if (importing.size() >= MOST_IMPORTS || management.size() > MOST_MANAGED || !importing.add(wanted)) {
            return;
        }
        Optional<Pom> found = wanted.complete() ? source.find(wanted) : Optional.empty();
        if (found.isPresent()) {
            build(found.get(), importing, false);
        } else {
            whole = false;
        }
        importing.remove(wanted);
    }

    /// The project with its parents, the nearest first; ends where one is not at hand or comes again.
    private List<Pom> line(Pom pom) throws IOException {
        List<Pom> line = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<Pom> next = Optional.of(pom);
        while (next.isPresent()
                && line.size() < MOST_PARENTS
                && seen.add(next.get().path())) {
            line.add(next.get());
            next = parent(next.get());
        }
        return line;
    }

    private Optional<Pom> parent(Pom pom) throws IOException {
        PomCoordinates wanted = pom.parent();
        if (wanted == null) {
            return Optional.empty();
        }
        if (!pom.parentPath().isEmpty()) {
            Optional<Pom> beside = source.beside(pom, pom.parentPath()).filter(found -> isParent(found, wanted));
            if (beside.isPresent()) {
                return beside;
            }
        }
        Optional<Pom> found = wanted.complete() ? source.find(wanted) : Optional.empty();
        whole &= found.isPresent();
        return found;
    }

    /// By group and artifact: versions are often properties of the parent itself.
    private static boolean isParent(Pom found, PomCoordinates wanted) {
        PomCoordinates there = found.inherited();
        return there.artifact().equals(wanted.artifact())
                && (there.group().equals(wanted.group()) || there.group().contains("${"));
    }

    /// Group and version of the nearest that has them.
    private static PomCoordinates inherited(List<Pom> line) {
        String group = "";
        String version = "";
        for (Pom ancestor : line) {
            group = group.isEmpty() ? ancestor.inherited().group() : group;
            version = version.isEmpty() ? ancestor.inherited().version() : version;
        }
        return new PomCoordinates(group, line.getFirst().coordinates().artifact(), version);
    }
}
