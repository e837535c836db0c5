package io.pratique.sbom.language.javascript;

import io.pratique.image.LimitException;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The packages of a lock file, and who needs whom.
final class LockGraph {
    private static final int LIMIT = 1_000_000;

    private final List<LockedPackage> packages = new ArrayList<>();

    /// @throws LimitException when there are too many
    LockedPackage add(@Nullable Component component) throws LimitException {
        return add(new LockedPackage(component, false));
    }

    /// Adds the project, or one of the parts that are developed together.
    LockedPackage addProject() throws LimitException {
        return add(new LockedPackage(null, true));
    }

    private LockedPackage add(LockedPackage added) throws LimitException {
        if (packages.size() == LIMIT) {
            throw new LimitException("a lock file of more than " + LIMIT + " packages");
        }
        packages.add(added);
        return added;
    }

    List<LockedPackage> packages() {
        return Collections.unmodifiableList(packages);
    }

    /// Finds out when each package is used: as the most needed path from the project to it says. What no path leads
    /// to keeps the scope that the file gave it.
    void spreadScopes() {
        Set<LockedPackage> known = new HashSet<>();
        List<Deque<LockedPackage>> reached = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            reached.add(scope.ordinal(), new ArrayDeque<>());
        }
        packages.stream().filter(one -> one.project).forEach(reached.getFirst()::add);
        for (Scope scope : Scope.values()) {
            Deque<LockedPackage> waiting = reached.get(scope.ordinal());
            while (!waiting.isEmpty()) {
                LockedPackage next = waiting.remove();
                if (known.add(next)) {
                    next.scope = scope;
                    next.needs.forEach(need ->
                            reached.get(later(scope, need.when()).ordinal()).add(need.target()));
                }
            }
        }
    }

    /// What is needed only sometimes by a package that is used only sometimes.
    private static Scope later(Scope a, Scope b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /// Tells of every package once, then who needs whom.
    void tell(Consumer<Discovery> out) {
        Map<PackageUrl, Component> installed = new LinkedHashMap<>();
        for (LockedPackage one : packages) {
            if (one.component != null) {
                Component component = one.component.withScope(one.scope == null ? Scope.RUNTIME : one.scope);
                installed.merge(
                        component.purl(),
                        component,
                        (a, b) -> a.withScope(a.scope().or(b.scope())));
            }
        }
        installed.values().forEach(component -> out.accept(new Discovery.Installed(component)));
        tellNeeds(out);
    }

    private void tellNeeds(Consumer<Discovery> out) {
        Set<Discovery.Requires> told = new HashSet<>();
        for (LockedPackage one : packages) {
            if (one.component != null || one.project) {
                tellNeeds(one, told, out);
            }
        }
    }

    private static void tellNeeds(LockedPackage one, Set<Discovery.Requires> told, Consumer<Discovery> out) {
        @Nullable PackageUrl from = one.component == null ? null : one.component.purl();
        for (LockedPackage.Need need : one.needs) {
            @Nullable Component target = need.target().component;
            if (target != null && !target.purl().equals(from)) {
                var requires = new Discovery.Requires(from, target.purl());
                if (told.add(requires)) {
                    out.accept(requires);
                }
            }
        }
    }
}
