package io.pratique.sbom.language.python;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.NamedPackages;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the lock files of PEP 751: pylock.toml and `pylock.NAME.toml`.
public final class PyLockAnalyzer implements ProjectFileAnalyzer {
    private static final String IN_GROUPS = " in dependency_groups";
    private static final String IN_EXTRAS = " in extras";

    @Override
    public String id() {
        return "language/python/pylock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".toml");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return path.startsWith("pylock.", path.lastIndexOf('/') + 1) && ProjectFileAnalyzer.super.wants(file);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue lock = Documents.toml(file);
        List<String> groups = lock.get("default-groups").strings();
        var packages = new NamedPackages();
        for (JsonValue entry : lock.get("packages").items()) {
            String name = entry.text("name", "");
            Optional<Component> found = PythonPackages.component(name, entry.text("version", ""));
            if (found.isPresent()) {
                Component component = found.get().withScope(scope(entry.text("marker", ""), groups));
                packages.add(PythonPackages.normalised(name), component);
                for (JsonValue needed : entry.get("dependencies").items()) {
                    String to = PythonPackages.normalised(needed.text("name", ""));
                    packages.need(component.purl(), to, needed.text("version"));
                }
            }
        }
        packages.tell(out);
    }

    /// Markers such as `"security" in extras` say what has to be asked for; a default group that is named among the
    /// rest needs no asking.
    private static Scope scope(String marker, List<String> defaults) {
        boolean extras = marker.contains(IN_EXTRAS);
        boolean groups = marker.contains(IN_GROUPS);
        for (String group : groups ? defaults : List.<String>of()) {
            if (marker.contains('"' + group + '"' + IN_GROUPS) || marker.contains('\'' + group + '\'' + IN_GROUPS)) {
                return Scope.RUNTIME;
            }
        }
        return extras ? Scope.OPTIONAL : groups ? Scope.DEVELOPMENT : Scope.RUNTIME;
    }
}
