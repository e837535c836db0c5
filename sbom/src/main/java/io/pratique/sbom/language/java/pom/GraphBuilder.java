package io.pratique.sbom.language.java.pom;

import io.pratique.sbom.language.java.pom.VersionChoice.Chosen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Follows the dependencies of a project as Maven does: of several versions of one artifact the nearest to the
/// project is used, at the same depth the one declared first (Maven, "Introduction to the Dependency Mechanism").
/// So the graph is walked breadth first, and what comes again is not followed again.
final class GraphBuilder {
    private static final int MOST_NODES = 10_000;
    private static final int MOST_STEPS = 200_000;
    private static final int MOST_DEPTH = 200;
    private static final int MOST_RELOCATIONS = 10;
    /// A range that excludes what was chosen before makes the walk begin again.
    private static final int MOST_WALKS = 20;

    private final EffectivePom project;
    private final Descriptors descriptors;
    private final VersionChoice versions;
    private final Map<ArtifactKey, PomDependency> management = new HashMap<>();
    private final Map<ArtifactKey, Set<VersionRange>> ranges = new HashMap<>();
    /// Those whose ranges have no version in common that is wanted: the nearest is used.
    private final Set<ArtifactKey> hopeless = new HashSet<>();
    private final Map<ArtifactKey, ArtifactKey> relocated = new HashMap<>();
    private final Map<ArtifactKey, GraphNode> nodes = new LinkedHashMap<>();
    private final Queue<Step> waiting = new ArrayDeque<>();
    private final List<Step> refused = new ArrayList<>();
    private boolean again;
    private int unversioned;
    private int steps;

    /// @param from null for the project itself
    /// @param fixed whether the dependency management sets the scope
    private record Step(PomDependency wanted, @Nullable GraphNode from, int depth, Exclusions above, boolean fixed) {
        Step to(PomDependency other, boolean nowFixed) {
            return new Step(other, from, depth, above, nowFixed);
        }
    }

    GraphBuilder(EffectivePom project, Descriptors descriptors, VersionChoice versions) {
        this.project = project;
        this.descriptors = descriptors;
        this.versions = versions;
        project.management().forEach(one -> management.putIfAbsent(ArtifactKey.of(one), one));
    }

    DependencyGraph build() {
        int walks = 0;
        do {
            walk();
        } while (again && ++walks < MOST_WALKS);
        var graph = new DependencyGraph(nodes.values(), unversioned);
        graph.settle();
        return graph;
    }

    private void walk() {
        nodes.clear();
        relocated.clear();
        refused.clear();
        again = false;
        unversioned = 0;
        steps = 0;
        project.dependencies().forEach(one -> waiting.add(new Step(one, null, 1, Exclusions.NONE, false)));
        while (!waiting.isEmpty()) {
            visit(waiting.remove());
        }
        refused.forEach(this::reconcile);
    }

    /// What a range kept from being used needs what is used in its place.
    private void reconcile(Step step) {
        ArtifactKey key = canonical(ArtifactKey.of(step.wanted));
        GraphNode used = nodes.get(key);
        VersionRange range = versions.choose(step.wanted.coordinates()).range();
        if (used != null) {
            link(step, used);
        }
        if (used == null || !versions.allows(range, used.coordinates().version())) {
            again |= hopeless.add(key);
        }
    }

    private ArtifactKey canonical(ArtifactKey key) {
        return relocated.getOrDefault(key, key);
    }

    private void visit(Step first) {
        Step step = first;
        for (int i = 0; i < MOST_RELOCATIONS; i++) {
            Chosen chosen = versions.choose(step.wanted.coordinates());
            if (!chosen.coordinates().complete()) {
                lack(step);
                return;
            }
            if (taken(step, chosen)) {
                return;
            }
            if (nodes.size() >= MOST_NODES) {
                lack(step, "a project uses more than " + MOST_NODES);
                return;
            }
            ArtifactKey key = ArtifactKey.of(step.wanted);
            boolean followed = !step.wanted.scope().equals("system");
            Descriptor found = followed ? descriptors.find(chosen.coordinates()) : new Descriptor(null, List.of(), "");
            PomCoordinates moved = found.relocation();
            if (moved == null) {
                use(step, chosen, key, found);
                return;
            }
            step = moved(step, moved);
            relocate(key, ArtifactKey.of(step.wanted));
            if (step.above.exclude(moved)) {
                return;
            }
        }
        lack(step);
    }

    private void relocate(ArtifactKey from, ArtifactKey to) {
        if (!from.equals(to)) {
            relocated.put(from, to);
            relocated.replaceAll((any, end) -> end.equals(from) ? to : end);
        }
    }

    private void lack(Step step) {
        if (step.from == null) {
            unversioned++;
        } else {
            step.from.unknown("they need others of which no version is known");
        }
    }

    /// Whether an artifact of this kind is used already, or this version must not be.
    private boolean taken(Step step, Chosen chosen) {
        ArtifactKey key = canonical(ArtifactKey.of(step.wanted));
        GraphNode used = nodes.get(key);
        VersionRange range = chosen.range();
        if (used != null) {
            link(step, used);
            if (range != null && !versions.allows(range, used.coordinates().version())) {
                again |= ranges.computeIfAbsent(key, any -> new HashSet<>()).add(range);
            }
            return true;
        }
        for (VersionRange other : ranges.getOrDefault(key, Set.of())) {
            if (!hopeless.contains(key)
                    && !versions.allows(other, chosen.coordinates().version())) {
                refused.add(step);
                return true;
            }
        }
        return false;
    }

    private void use(Step step, Chosen chosen, ArtifactKey key, Descriptor found) {
        var node = new GraphNode(chosen.coordinates(), chosen.assumed());
        nodes.put(key, node);
        link(step, node);
        if (key.packed()) {
            return;
        }
        if (!found.unknown().isEmpty()) {
            node.unknown(found.unknown());
        }
        if (step.depth >= MOST_DEPTH && !found.dependencies().isEmpty()) {
            node.unknown("they are more than " + MOST_DEPTH + " steps away");
            return;
        }
        Exclusions below = step.above.and(step.wanted.exclusions());
        for (PomDependency need : found.dependencies()) {
            follow(node, need, step.depth + 1, below);
        }
    }

    private static void lack(Step step, String reason) {
        if (step.from != null) {
            step.from.unknown(reason);
        }
    }

    private void follow(GraphNode node, PomDependency need, int depth, Exclusions above) {
        if (above.exclude(need.coordinates())) {
            return;
        }
        if (++steps > MOST_STEPS) {
            node.unknown("a project has more than " + MOST_STEPS);
            return;
        }
        PomDependency managed = management.get(ArtifactKey.of(need));
        boolean fixed = managed != null && !managed.scope().isEmpty();
        waiting.add(new Step(managed == null ? need : need.overridden(managed), node, depth, above, fixed));
    }

    /// The dependency management holds for the new place of an artifact too.
    private Step moved(Step step, PomCoordinates place) {
        PomDependency there = step.wanted.at(place);
        PomDependency managed = management.get(ArtifactKey.of(there));
        boolean same = place.group().equals(step.wanted.coordinates().group())
                && place.artifact().equals(step.wanted.coordinates().artifact());
        if (step.depth < 2 || managed == null || same) {
            return step.to(there, step.fixed);
        }
        return step.to(there.overridden(managed), step.fixed || !managed.scope().isEmpty());
    }

    private static void link(Step step, GraphNode to) {
        MavenScope scope = MavenScope.of(step.wanted.scope());
        boolean optional = step.wanted.optional().equals("true");
        if (step.from == null) {
            to.declare(scope, optional);
        } else {
            step.from.needs().add(new GraphNode.Edge(to, scope, optional, step.fixed));
        }
    }
}
