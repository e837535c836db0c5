package io.pratique.sbom.language.javascript;

import io.pratique.image.LimitException;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.language.JsonMembers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// The `packages` of lock files of npm since version 2: by path, the empty path being the project.
final class LockedPaths {
    private static final String FOLDER = "node_modules/";

    private final ModuleTree tree = new ModuleTree();
    private final Map<String, NpmEntry> entries = new LinkedHashMap<>();

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void take(String path, JsonParser value) throws IOException {
        ModuleTree.@Nullable Folder folder = tree.at(path);
        if (folder == null) {
            throw new LimitException("a path of node_modules that is nested too deep");
        }
        var entry = new NpmEntry(folder);
        JsonMembers.of(value, entry::take);
        entries.put(path, entry);
    }

    LockGraph graph() throws LimitException {
        nameTargets();
        var graph = new LockGraph();
        for (var one : entries.entrySet()) {
            NpmEntry entry = one.getValue();
            if (one.getKey().isEmpty()) {
                entry.install(graph, null);
            } else if (entry.target == null && (isModule(one.getKey()) || !entry.about.name.isEmpty())) {
                install(graph, one.getKey(), entry);
            }
        }
        List<LockedPackage> linked = follow();
        entries.values().forEach(NpmEntry::connect);
        connectWorkspaces(linked);
        return graph;
    }

    private static void install(LockGraph graph, String path, NpmEntry entry) throws LimitException {
        boolean workspace = !isModule(path);
        if (entry.about.name.isEmpty()) {
            entry.about.name = path.substring(path.lastIndexOf(FOLDER) + FOLDER.length());
        }
        var component = workspace ? entry.about.component(entry.about.version) : entry.component();
        if (component != null) {
            entry.install(graph, component);
        }
    }

    private static boolean isModule(String path) {
        int folder = path.lastIndexOf(FOLDER);
        return folder == 0 || (folder > 0 && path.charAt(folder - 1) == '/');
    }

    /// Folders that links lead to have the link's name, unless they say otherwise.
    private void nameTargets() {
        entries.forEach((path, link) -> {
            @Nullable String to = link.target;
            NpmEntry target = to == null || isModule(to) ? null : entries.get(to);
            if (target != null && target.about.name.isEmpty()) {
                target.about.name = path.substring(path.lastIndexOf(FOLDER) + FOLDER.length());
            }
        });
    }

    /// Puts at the place of each link what it leads to.
    private List<LockedPackage> follow() {
        List<LockedPackage> linked = new ArrayList<>();
        for (NpmEntry link : entries.values()) {
            NpmEntry target = link.target == null ? null : entries.get(link.target);
            if (target != null && target.folder.content != null) {
                link.folder.content = target.folder.content;
                linked.add(target.folder.content);
            }
        }
        return linked;
    }

    /// The parts that are developed together belong to the project, whether it asks for them or not.
    private void connectWorkspaces(List<LockedPackage> linked) {
        LockedPackage project = tree.root.content;
        if (project != null) {
            linked.forEach(workspace -> project.needs(workspace, Scope.RUNTIME));
        }
    }
}
