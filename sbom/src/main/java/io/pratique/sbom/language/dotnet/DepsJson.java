package io.pratique.sbom.language.dotnet;

import io.pratique.json.JsonValue;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The dependency manifest of a .NET program (dotnet/runtime, runtime-configuration-file.md): `libraries` names its
/// parts, `targets` says which files of these are used and what each part needs.
final class DepsJson {
    private static final String RUNTIME_PACK = "runtimepack.";
    private static final List<String> ASSETS = List.of("runtime", "runtimeTargets", "native", "resources");

    private final JsonValue target;
    private final Map<String, NugetPackage> packages = new LinkedHashMap<>();
    private final Set<String> projects = new HashSet<>();

    DepsJson(JsonValue document) throws IOException {
        if (!(document instanceof JsonValue.Obj)) {
            throw new IOException("not a JSON object");
        }
        String name = document.get("runtimeTarget").text("name", "");
        target = document.get("targets").get(name);
        document.get("libraries").fields().forEach(this::take);
    }

    /// Libraries of type `reference` are assemblies without a package.
    private void take(String key, JsonValue library) {
        String type = library.text("type", "");
        NugetPackage found = NugetPackage.ofKey(key);
        if (found == null || type.startsWith("reference") || !used(key, type)) {
            return;
        }
        if (type.equals("project")) {
            projects.add(key);
        }
        String name = found.name();
        packages.put(
                key,
                name.startsWith(RUNTIME_PACK)
                        ? new NugetPackage(name.substring(RUNTIME_PACK.length()), found.version())
                        : found);
    }

    /// Whether files of it are used when the program runs; all are where the target is missing.
    private boolean used(String key, String type) {
        JsonValue library = target.get(key);
        return target.isNull()
                || type.equals("project")
                || ASSETS.stream()
                        .anyMatch(asset -> !library.get(asset).fields().isEmpty());
    }

    void tell(Consumer<Discovery> out) {
        Map<String, PackageUrl> purls = new HashMap<>();
        packages.forEach((key, found) -> {
            if (found.valid()) {
                purls.put(key, found.purl());
                out.accept(new Discovery.Installed(found.component()));
            } else {
                out.accept(new Discovery.Malformed("a library without name or version"));
            }
        });
        Set<String> needed = new HashSet<>();
        purls.forEach((key, purl) -> edges(key).forEach(to -> {
            if (purls.containsKey(to)) {
                needed.add(to);
            }
        }));
        packages.keySet().stream().filter(purls::containsKey).forEach(key -> tellEdges(key, purls, needed, out));
    }

    /// A project that nothing here needs is the program itself.
    private void tellEdges(String key, Map<String, PackageUrl> purls, Set<String> needed, Consumer<Discovery> out) {
        PackageUrl from = purls.get(key);
        if (from != null && projects.contains(key) && !needed.contains(key)) {
            out.accept(new Discovery.Requires(null, from));
        }
        for (String to : edges(key)) {
            PackageUrl purl = purls.get(to);
            if (purl != null) {
                out.accept(new Discovery.Requires(from, purl));
            }
        }
    }

    private List<String> edges(String key) {
        return target.get(key).get("dependencies").stringFields().entrySet().stream()
                .map(edge -> edge.getKey() + "/" + edge.getValue())
                .toList();
    }
}
