package io.pratique.sbom.language.javascript;

import io.pratique.image.LimitException;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes a graph of a bun.lock (bun.sh, "Lockfile").
///
/// `packages` are named by their place in `node_modules`: `a`, and `b/a` for the one that only `b` gets. Each is a
/// list of `name@version`, its registry, what it needs, and a hash; there are fewer of these for packages from
/// elsewhere. `workspaces` by folder say what the project needs.
final class BunLock {
    private static final String WORKSPACE = "workspace:";

    private final LockGraph graph = new LockGraph();
    private final ModuleTree tree = new ModuleTree();
    private final JsonValue document;
    private final Map<String, ModuleTree.Folder> workspaces = new HashMap<>();

    private BunLock(JsonValue document) {
        this.document = document;
        workspaces.put("", tree.root);
    }

    static void tell(JsonValue document, Consumer<Discovery> out) throws LimitException {
        var lock = new BunLock(document);
        lock.addAll(out);
        lock.connectAll();
        lock.graph.spreadScopes();
        lock.graph.tell(out);
    }

    private void addAll(Consumer<Discovery> out) throws LimitException {
        tree.root.content = graph.addProject();
        for (var one : document.get("packages").fields().entrySet()) {
            ModuleTree.@Nullable Folder folder = folder(one.getKey());
            if (folder == null || !add(folder, reference(one.getValue()))) {
                out.accept(new Discovery.Malformed("a package of a bun.lock that is no name and version"));
            }
        }
    }

    private static String reference(JsonValue entry) {
        String first = entry.items().isEmpty() ? null : entry.items().getFirst().text();
        return first == null ? "" : first;
    }

    private ModuleTree.@Nullable Folder folder(String key) {
        ModuleTree.@Nullable Folder folder = tree.root;
        int start = 0;
        while (folder != null && start < key.length()) {
            int end = ModuleTree.nameEnd(key, start);
            folder = folder.module(key.substring(start, end));
            start = end + 1;
        }
        return folder;
    }

    private boolean add(ModuleTree.Folder folder, String reference) throws LimitException {
        String version = NpmNames.version(reference);
        if (version.startsWith(WORKSPACE)) {
            folder.content = graph.addProject();
            workspaces.put(version.substring(WORKSPACE.length()), folder);
            return true;
        }
        @Nullable
        Component component = version.isEmpty()
                ? null
                : NpmNames.component(NpmNames.name(reference), NpmNames.isPlace(version) ? "" : version);
        if (component == null) {
            return false;
        }
        folder.content = graph.add(component);
        return true;
    }

    private void connectAll() {
        for (var one : document.get("workspaces").fields().entrySet()) {
            ModuleTree.Folder folder = workspaces.get(one.getKey());
            if (folder != null) {
                connect(folder, one.getValue());
            }
        }
        for (var one : document.get("packages").fields().entrySet()) {
            ModuleTree.@Nullable Folder folder = folder(one.getKey());
            for (JsonValue part : one.getValue().items()) {
                if (folder != null) {
                    connect(folder, part);
                }
            }
        }
    }

    private static void connect(ModuleTree.Folder folder, JsonValue needs) {
        LockedPackage from = folder.content;
        if (from == null) {
            return;
        }
        Set<String> optional = new HashSet<>(needs.get("optionalPeers").strings());
        for (DependencyList list : DependencyList.ALL) {
            for (String name : needs.get(list.member()).fields().keySet()) {
                from.needs(folder.resolve(name), optional.contains(name) ? Scope.OPTIONAL : list.when());
            }
        }
    }
}
