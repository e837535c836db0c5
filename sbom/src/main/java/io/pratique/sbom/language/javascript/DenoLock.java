package io.pratique.sbom.language.javascript;

import io.pratique.image.LimitException;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes a graph of a deno.lock (docs.deno.com, `deno_lockfile`), versions 2 to 5.
///
/// What is asked for (`npm:a@1`) is matched to what was chosen by `specifiers`; packages stand in `npm` and `jsr`
/// as `name@version`, those of npm followed by `_` and the peers that were chosen. Version 2 knows npm only and
/// writes no `npm:`; up to version 3 all lies below `npm` or `packages`.
final class DenoLock {
    private static final List<String> KINDS = List.of("npm", "jsr");

    private final LockGraph graph = new LockGraph();
    private final JsonValue document;
    private final JsonValue specifiers;
    private final Map<String, JsonValue> packages = new HashMap<>();

    /// By `npm:name@version_peers` and, for the names of which there is one, `npm:name`.
    private final Map<String, LockedPackage> byKey = new HashMap<>();

    /// What packages of JSR ask for, which has specifiers as well.
    private final Set<LockedPackage> asked = new HashSet<>();

    private DenoLock(JsonValue document) {
        this.document = document;
        boolean second = !document.get("npm").get("packages").isNull();
        JsonValue all = !document.get("packages").isNull() ? document.get("packages") : document;
        this.specifiers = second ? document.get("npm").get("specifiers") : all.get("specifiers");
        packages.put("npm", second ? document.get("npm").get("packages") : all.get("npm"));
        packages.put("jsr", all.get("jsr"));
    }

    static void tell(JsonValue document, Consumer<Discovery> out) throws LimitException {
        var lock = new DenoLock(document);
        for (String kind : KINDS) {
            lock.addAll(kind, out);
        }
        for (String kind : KINDS) {
            lock.connectAll(kind);
        }
        lock.connectProject();
        lock.graph.tell(out);
    }

    private void addAll(String kind, Consumer<Discovery> out) throws LimitException {
        for (String key : packages(kind).fields().keySet()) {
            String name = NpmNames.name(key);
            String version = NpmNames.version(key);
            int peers = version.indexOf('_');
            @Nullable
            Component component = version.isEmpty()
                    ? null
                    : NpmNames.component(kind, name, peers < 0 ? version : version.substring(0, peers));
            if (component == null) {
                out.accept(new Discovery.Malformed("a package of a deno.lock that is no name and version"));
            } else {
                LockedPackage added = graph.add(component);
                byKey.put(kind + ':' + key, added);
                byKey.put(kind + ':' + name, added);
            }
        }
    }

    private JsonValue packages(String kind) {
        return packages.getOrDefault(kind, JsonValue.NULL);
    }

    private void connectAll(String kind) {
        for (var one : packages(kind).fields().entrySet()) {
            LockedPackage from = byKey.get(kind + ':' + one.getKey());
            if (from != null) {
                connect(from, kind, one.getValue().get("dependencies"), Scope.RUNTIME);
                connect(from, kind, one.getValue().get("optionalDependencies"), Scope.OPTIONAL);
            }
        }
    }

    /// Up to version 3 packages of npm have their needs as `{"name": "name@version"}`.
    private void connect(LockedPackage from, String kind, JsonValue needs, Scope when) {
        List<String> references = new ArrayList<>(needs.stringFields().values());
        references.addAll(needs.strings());
        for (String reference : references) {
            boolean full = reference.startsWith("npm:") || reference.startsWith("jsr:");
            @Nullable LockedPackage target = find(full ? reference : kind + ':' + reference);
            from.needs(target, when);
            if (target != null && kind.equals("jsr")) {
                asked.add(target);
            }
        }
    }

    /// What was chosen for `npm:name@range`, or stands for itself.
    private @Nullable LockedPackage find(String wish) {
        LockedPackage found = byKey.get(wish);
        if (found != null) {
            return found;
        }
        int colon = wish.indexOf(':') + 1;
        String kind = wish.substring(0, colon);
        @Nullable String chosen = specifiers.text(wish);
        chosen = chosen == null ? specifiers.text(wish.substring(colon)) : chosen;
        if (chosen == null) {
            return null;
        }
        if (chosen.startsWith(kind)) {
            return byKey.get(chosen);
        }
        found = byKey.get(kind + NpmNames.name(wish.substring(colon)) + '@' + chosen);
        return found == null ? byKey.get(kind + chosen) : found;
    }

    /// `workspace` has what deno.json asks for; without one it is what no package asked for.
    private void connectProject() throws LimitException {
        LockedPackage project = graph.addProject();
        JsonValue workspace = document.get("workspace").isNull()
                ? document.get("packages").get("workspace")
                : document.get("workspace");
        needs(project, workspace);
        workspace.get("members").fields().values().forEach(member -> needs(project, member));
        for (String wish : workspace.isNull() ? specifiers.fields().keySet() : Set.<String>of()) {
            @Nullable LockedPackage target = find(wish.indexOf(':') < 0 ? "npm:" + wish : wish);
            if (!asked.contains(target)) {
                project.needs(target, Scope.RUNTIME);
            }
        }
    }

    private void needs(LockedPackage project, JsonValue part) {
        part.get("dependencies").strings().forEach(wish -> project.needs(find(wish), Scope.RUNTIME));
        JsonValue others = part.get("packageJson").get("dependencies");
        others.strings().forEach(wish -> project.needs(find(wish), Scope.RUNTIME));
    }
}
