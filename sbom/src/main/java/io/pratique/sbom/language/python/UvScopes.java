package io.pratique.sbom.language.python;

import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Scope;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When the packages of uv.lock are used: the file says it of what the projects ask for, the rest follows.
final class UvScopes {
    /// By name, and by name and version; null values for names that several versions bear.
    private final Map<String, @Nullable JsonValue> packages = new HashMap<>();

    private final Map<Scope, Queue<JsonValue>> asked = new EnumMap<>(Scope.class);
    private final Map<JsonValue, Scope> scopes = new IdentityHashMap<>();
    private final Set<String> extras = new HashSet<>();

    UvScopes(List<JsonValue> entries) {
        for (Scope scope : Scope.values()) {
            asked.put(scope, new ArrayDeque<>());
        }
        for (JsonValue entry : entries) {
            String name = entry.text("name", "");
            packages.put(name, packages.containsKey(name) ? null : entry);
            packages.put(key(name, entry.text("version", "")), entry);
        }
    }

    void addProject(JsonValue project) {
        scopes.put(project, Scope.RUNTIME);
        ask(Scope.RUNTIME, project.get("dependencies").items());
        askAll(project.get("optional-dependencies"), true);
        askAll(project.get("dev-dependencies"), false);
    }

    /// What a script or a workspace without a project of its own asks for.
    void addManifest(JsonValue manifest) {
        ask(Scope.RUNTIME, manifest.get("requirements").items());
        askAll(manifest.get("dependency-groups"), false);
    }

    private void askAll(JsonValue groups, boolean optional) {
        groups.fields()
                .forEach((name, dependencies) ->
                        ask(optional ? PythonGroups.extra(name) : Scope.DEVELOPMENT, dependencies.items()));
    }

    private void ask(Scope scope, Collection<JsonValue> dependencies) {
        asked.getOrDefault(scope, new ArrayDeque<>()).addAll(dependencies);
    }

    /// Follows the needs, those of the running program first.
    void run() {
        asked.forEach((scope, waiting) -> {
            for (JsonValue next = waiting.poll(); next != null; next = waiting.poll()) {
                follow(next, scope, waiting);
            }
        });
    }

    private void follow(JsonValue dependency, Scope scope, Queue<JsonValue> waiting) {
        String name = dependency.text("name", "");
        String version = dependency.text("version");
        @Nullable JsonValue entry = packages.get(version == null ? name : key(name, version));
        if (entry == null) {
            return;
        }
        if (scopes.putIfAbsent(entry, scope) == null) {
            waiting.addAll(entry.get("dependencies").items());
        }
        for (String extra : dependency.get("extra").strings()) {
            if (extras.add(key(key(name, entry.text("version", "")), extra))) {
                waiting.addAll(entry.get("optional-dependencies").get(extra).items());
            }
        }
    }

    Scope of(JsonValue entry) {
        return scopes.getOrDefault(entry, Scope.RUNTIME);
    }

    private static String key(String name, String version) {
        return name + '\0' + version;
    }
}
