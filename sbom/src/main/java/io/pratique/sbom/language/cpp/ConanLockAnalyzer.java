package io.pratique.sbom.language.cpp;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Expect;
import io.pratique.sbom.language.LockedPackages;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads conan.lock (docs.conan.io, "Lockfiles"). Conan 1 writes a graph whose nodes have references, `pref` before
/// format 0.4; a node with a path is the project itself. Conan 2 writes lists of references.
public final class ConanLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/cpp/conan-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("conan.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue lock = Expect.object(Documents.json(file), "conan.lock");
        var packages = new LockedPackages();
        graph(lock.get("graph_lock").get("nodes").fields(), packages, out);
        list(lock.get("requires"), Scope.RUNTIME, packages, out);
        list(lock.get("build_requires"), Scope.DEVELOPMENT, packages, out);
        list(lock.get("python_requires"), Scope.DEVELOPMENT, packages, out);
        packages.tell(out);
    }

    private static void list(JsonValue references, Scope scope, LockedPackages packages, Consumer<Discovery> out) {
        references.strings().forEach(reference -> add(reference, reference, scope, packages, out));
    }

    private static void graph(Map<String, JsonValue> nodes, LockedPackages packages, Consumer<Discovery> out) {
        nodes.forEach((key, node) -> {
            boolean project = node.text("path") != null;
            String reference = node.text("ref", node.text("pref", ""));
            boolean build = "build".equals(node.text("context"));
            if (!project && !reference.isEmpty()) {
                add(key, reference, build ? Scope.DEVELOPMENT : Scope.RUNTIME, packages, out);
            }
            String from = project || reference.isEmpty() ? null : key;
            needed(node.get("requires")).forEach(other -> packages.need(from, other));
            needed(node.get("build_requires")).forEach(other -> packages.need(from, other));
        });
    }

    /// Keys of nodes: a list, in format 0.2 an object from reference to key.
    private static List<String> needed(JsonValue requires) {
        List<String> keys = new ArrayList<>(requires.strings());
        keys.addAll(requires.stringFields().values());
        return keys;
    }

    private static void add(
            String key, String reference, Scope scope, LockedPackages packages, Consumer<Discovery> out) {
        @Nullable Component component = ConanReference.component(reference);
        if (component == null) {
            out.accept(new Discovery.Malformed("reference without name or version"));
        } else {
            packages.add(key, component.withScope(scope));
        }
    }
}
