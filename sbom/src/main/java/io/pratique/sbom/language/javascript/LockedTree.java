package io.pratique.sbom.language.javascript;

import io.pratique.image.LimitException;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.language.JsonMembers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// The `dependencies` of lock files of npm before version 3: nested as in `node_modules`.
final class LockedTree {
    private final ModuleTree tree = new ModuleTree();
    private final List<NpmEntry> entries = new ArrayList<>();

    void take(String name, JsonParser value) throws IOException {
        take(tree.root, name, value);
    }

    private void take(ModuleTree.Folder parent, String name, JsonParser value) throws IOException {
        ModuleTree.@Nullable Folder folder = parent.module(name);
        if (folder == null) {
            throw new LimitException("dependencies that are nested too deep");
        }
        var entry = new NpmEntry(folder);
        entry.about.name = name;
        entries.add(entry);
        JsonMembers.of(value, (member, part) -> {
            switch (member) {
                case "dependencies" -> JsonMembers.of(part, (inner, own) -> take(folder, inner, own));
                case "version", "requires", "dev", "optional", "resolved" -> entry.take(member, part);
                default -> {}
            }
        });
        followAlias(entry.about);
    }

    /// `"version": "npm:REAL@1.2.3"` says that another package was installed under this name.
    private static void followAlias(NpmPackage about) {
        @Nullable String real = NpmNames.alias(about.version);
        if (real != null) {
            about.name = NpmNames.name(real);
            about.version = NpmNames.version(real);
        }
    }

    /// The file does not name the project's direct dependencies; what no package asks for must be one.
    LockGraph graph() throws LimitException {
        var graph = new LockGraph();
        LockedPackage project = graph.addProject();
        for (NpmEntry entry : entries) {
            var component = entry.component();
            if (component != null) {
                entry.install(graph, component);
            }
        }
        entries.forEach(NpmEntry::connect);
        Set<LockedPackage> asked = new HashSet<>();
        graph.packages().forEach(one -> one.needs.forEach(need -> asked.add(need.target())));
        for (NpmEntry entry : entries) {
            if (entry.folder.depth == 1 && !asked.contains(entry.folder.content)) {
                project.needs(entry.folder.content, Scope.RUNTIME);
            }
        }
        return graph;
    }
}
