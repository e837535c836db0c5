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
import org.jspecify.annotations.Nullable;

/// A project with all that it takes from its parents and from the bills of materials that it imports (Maven,
/// "Introduction to the Dependency Mechanism").
final class EffectivePom {
    private static final int MOST_PARENTS = 30;
    private static final int MOST_IMPORTS = 10;
    private static final int MOST_MANAGED = 200_000;

    private final PomSource source;
    private final Map<PomDependency.Key, PomDependency> dependencies = new LinkedHashMap<>();
    private final Map<PomDependency.Key, PomDependency> management = new LinkedHashMap<>();
    private final Set<PomCoordinates> imported = new HashSet<>();
    private @Nullable PomCoordinates missing;
    private boolean orphan;

    private EffectivePom(PomSource source) {
        this.source = source;
    }

    static EffectivePom of(Pom pom, PomSource source) throws IOException {
        var effective = new EffectivePom(source);
        effective.build(pom);
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

    /// The first of the projects that it refers to and that were not at hand; null where all were.
    @Nullable
    PomCoordinates missing() {
        return missing;
    }

    /// What versions, scopes and exclusions it sets, also for what its dependencies need.
    Collection<PomDependency> management() {
        return management.values();
    }

    /// Whether a parent was not at hand, so that dependencies of it may be unknown.
    boolean orphan() {
        return orphan;
    }

    /// The coordinates of a project with what it takes from its parents, values put in.
    static PomCoordinates identity(Pom pom, PomSource source) throws IOException {
        var effective = new EffectivePom(source);
        List<Pom> line = effective.line(pom);
        PomCoordinates own = inherited(line);
        Interpolation values = values(line);
        return new PomCoordinates(values.of(own.group()), values.of(own.artifact()), values.of(own.version()));
    }

    private void build(Pom pom) throws IOException {
        List<Pom> line = line(pom);
        Interpolation values = values(line);
        for (Pom ancestor : line) {
            add(ancestor.dependencies(), values, dependencies);
        }
        add(level(line, values), 0);
    }

    private static Interpolation values(List<Pom> line) {
        Map<String, String> properties = new HashMap<>();
        for (Pom ancestor : line.reversed()) {
            properties.putAll(ancestor.properties());
        }
        return new Interpolation(properties, inherited(line), line.getFirst().parent());
    }

    private ManagedLevel level(List<Pom> line, Interpolation values) {
        List<PomDependency> managed = new ArrayList<>();
        List<PomCoordinates> imports = new ArrayList<>();
        for (Pom ancestor : line) {
            for (PomDependency one : ancestor.management()) {
                PomDependency known = one.map(values::of);
                if (known.imports()) {
                    imports.add(known.coordinates());
                } else {
                    managed.add(known);
                }
            }
        }
        return new ManagedLevel(managed, imports, missing);
    }

    /// @param depth how many imports led here
    private void add(ManagedLevel level, int depth) throws IOException {
        missing = missing == null ? level.missing() : missing;
        level.management().forEach(one -> management.putIfAbsent(one.key(), one));
        for (PomCoordinates wanted : level.imports()) {
            importFrom(wanted, depth + 1);
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

    /// A second import of the same would add nothing, since what came first counts.
    private void importFrom(PomCoordinates wanted, int depth) throws IOException {
        if (depth > MOST_IMPORTS || management.size() > MOST_MANAGED || !imported.add(wanted)) {
            return;
        }
        Optional<Pom> found = find(wanted);
        if (found.isPresent()) {
            Pom bill = found.get();
            add(source.level(bill, () -> levelOf(bill, source)), depth);
        }
    }

    private static ManagedLevel levelOf(Pom bill, PomSource source) throws IOException {
        var alone = new EffectivePom(source);
        List<Pom> line = alone.line(bill);
        return alone.level(line, values(line));
    }

    private Optional<Pom> find(PomCoordinates wanted) throws IOException {
        Optional<Pom> found = wanted.complete() ? source.find(wanted) : Optional.empty();
        missing = missing == null && found.isEmpty() ? wanted : missing;
        return found;
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
        Optional<Pom> found = find(wanted);
        orphan |= found.isEmpty();
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
