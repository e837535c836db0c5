package io.pratique.sbom.language.javascript;

import io.pratique.model.inventory.Scope;
import java.util.List;

/// One of the lists of dependencies that package.json and, after it, lock files have (npm-docs, package.json;
/// pnpm.io).
record DependencyList(String member, Scope when) {
    static final List<DependencyList> ALL = List.of(
            new DependencyList("dependencies", Scope.RUNTIME),
            new DependencyList("peerDependencies", Scope.RUNTIME),
            new DependencyList("optionalDependencies", Scope.OPTIONAL),
            new DependencyList("devDependencies", Scope.DEVELOPMENT),
            new DependencyList("configDependencies", Scope.DEVELOPMENT),
            new DependencyList("packageManagerDependencies", Scope.DEVELOPMENT));
}
