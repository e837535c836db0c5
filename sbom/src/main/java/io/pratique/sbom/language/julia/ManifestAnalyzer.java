package io.pratique.sbom.language.julia;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.NamedPackages;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads Manifest.toml, which locks what a project of Julia needs, formats 1 and 2 (Pkg.jl, Project.toml and
/// Manifest.toml).
public final class ManifestAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/julia/manifest";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".toml");
    }

    /// Also JuliaManifest.toml and, for one release of Julia, `Manifest-v1.11.toml`.
    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        int name = path.lastIndexOf('/') + 1;
        int start = path.startsWith("Julia", name) ? name + 5 : name;
        return (path.startsWith("Manifest.toml", start) || path.startsWith("Manifest-v", start))
                && ProjectFileAnalyzer.super.wants(file);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue document = Documents.toml(file);
        Map<String, JsonValue> entries = document.get("manifest_format").isNull()
                ? document.fields()
                : document.get("deps").fields();
        var packages = new NamedPackages();
        for (var named : entries.entrySet()) {
            for (JsonValue entry : named.getValue().items()) {
                Optional<Component> found = JuliaPackages.component(named.getKey(), entry);
                found.ifPresent(component -> packages.add(named.getKey(), component));
                for (String needed : needs(entry)) {
                    if (!entries.containsKey(needed)) {
                        out.accept(new Discovery.Malformed("a package that another needs is missing"));
                    }
                    found.ifPresent(component -> packages.need(component.purl(), needed, null));
                }
            }
        }
        packages.tell(out);
    }

    /// A list of names, or a table of names and uuids where a name is not enough.
    private static Collection<String> needs(JsonValue entry) {
        List<String> names = entry.get("deps").strings();
        return names.isEmpty() ? entry.get("deps").fields().keySet() : names;
    }
}
