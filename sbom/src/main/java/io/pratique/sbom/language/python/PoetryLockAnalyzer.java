package io.pratique.sbom.language.python;

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
import java.util.Optional;
import java.util.function.Consumer;

/// Reads poetry.lock, lock versions 1.0 to 2.1.
public final class PoetryLockAnalyzer implements ProjectFileAnalyzer {
    private static final String MAIN = "main";

    @Override
    public String id() {
        return "language/python/poetry-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("poetry.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var packages = new NamedPackages();
        for (JsonValue entry : Documents.toml(file).get("package").items()) {
            String name = entry.text("name", "");
            Optional<Component> found = PythonPackages.component(name, entry.text("version", ""));
            if (found.isPresent()) {
                Component component = found.get().withScope(scope(entry));
                packages.add(PythonPackages.normalised(name), component);
                for (String needed : entry.get("dependencies").fields().keySet()) {
                    packages.need(component.purl(), PythonPackages.normalised(needed), null);
                }
            }
        }
        packages.tell(out);
    }

    /// Older files have a category, newer ones the groups that bring the package; files of Poetry 1.5 to 1.8 have
    /// neither.
    private static Scope scope(JsonValue entry) {
        JsonValue groups = entry.get("groups");
        boolean main = groups.isNull()
                ? entry.text("category", MAIN).equals(MAIN)
                : groups.strings().contains(MAIN);
        if (!main) {
            return Scope.DEVELOPMENT;
        }
        return entry.get("optional").isTrue() ? Scope.OPTIONAL : Scope.RUNTIME;
    }
}
