package io.pratique.sbom.language.javascript;

import io.pratique.image.LimitException;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes a graph of a pnpm-lock.yaml.
///
/// Up to lock file version 6 `packages` tell of each package and, for each choice of its peers, what it needs;
/// since 9 the latter stands in `snapshots`.
final class PnpmLock {
    private final LockGraph graph = new LockGraph();
    private final JsonValue document;
    private final int major;
    private final Map<String, LockedPackage> byKey = new HashMap<>();

    private PnpmLock(JsonValue document) {
        this.document = document;
        this.major = major(document.text("lockfileVersion", ""));
    }

    /// @throws IOException when it is no lock file of pnpm
    static void tell(JsonValue document, Consumer<Discovery> out) throws IOException {
        if (document.text("lockfileVersion") == null) {
            throw new IOException("a pnpm-lock.yaml without lockfileVersion");
        }
        var lock = new PnpmLock(document);
        lock.addAll(out);
        lock.connect();
        lock.graph.spreadScopes();
        lock.graph.tell(out);
    }

    private static int major(String version) {
        int end = 0;
        while (end < version.length() && end < 4 && Character.isDigit(version.charAt(end))) {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(version, 0, end, 10);
    }

    private void addAll(Consumer<Discovery> out) throws LimitException {
        JsonValue packages = document.get("packages");
        for (var one : packages.fields().entrySet()) {
            if (!add(one.getKey(), one.getValue())) {
                out.accept(new Discovery.Malformed("a package of a pnpm-lock.yaml without a name"));
            }
        }
        for (String key : document.get("snapshots").fields().keySet()) {
            String plain = PnpmKey.withoutPeers(key);
            if (!byKey.containsKey(key) && !packages.get(plain).isNull()) {
                add(key, packages.get(plain));
            }
        }
    }

    private boolean add(String key, JsonValue about) throws LimitException {
        PnpmKey told = PnpmKey.of(key, major);
        @Nullable
        Component component =
                NpmNames.component(about.text("name", told.name()), about.text("version", told.version()));
        if (component == null) {
            return false;
        }
        LockedPackage added = graph.add(component);
        added.scope = isTrue(about, "dev") ? Scope.DEVELOPMENT : isTrue(about, "optional") ? Scope.OPTIONAL : null;
        byKey.put(key, added);
        return true;
    }

    private static boolean isTrue(JsonValue value, String member) {
        return value.text(member, "").equals("true");
    }

    private void connect() throws LimitException {
        JsonValue importers = document.get("importers");
        connect(graph.addProject(), document);
        for (JsonValue importer : importers.fields().values()) {
            connect(graph.addProject(), importer);
        }
        JsonValue needs = document.get(major < 9 ? "packages" : "snapshots");
        for (var one : needs.fields().entrySet()) {
            LockedPackage from = byKey.get(one.getKey());
            if (from != null) {
                connect(from, one.getValue());
            }
        }
    }

    private void connect(LockedPackage from, JsonValue needs) {
        for (DependencyList list : DependencyList.ALL) {
            needs.get(list.member()).fields().forEach((name, reference) -> {
                // Since 6 an importer's list has `{specifier, version}`.
                @Nullable String plain = reference.text();
                String @Nullable [] keys = PnpmKey.keys(name, plain == null ? reference.text("version", "") : plain);
                if (keys != null) {
                    from.needs(find(keys), list.when());
                }
            });
        }
    }

    private @Nullable LockedPackage find(String[] keys) {
        for (String key : keys) {
            LockedPackage found = byKey.get(key);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
