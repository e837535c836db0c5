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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads pdm.lock. A package that is asked for with extras has an entry for each set of them.
public final class PdmLockAnalyzer implements ProjectFileAnalyzer {
    private static final String DEFAULT = "default";

    @Override
    public String id() {
        return "language/python/pdm-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("pdm.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var packages = new NamedPackages();
        for (JsonValue entry : Documents.toml(file).get("package").items()) {
            String name = entry.text("name", "");
            Optional<Component> found = PythonPackages.component(name, entry.text("version", ""));
            if (found.isPresent()) {
                Component component = found.get().withScope(scope(entry.get("groups")));
                packages.add(PythonPackages.normalised(name), component);
                needs(component, entry.get("dependencies").strings(), packages);
            }
        }
        packages.tell(out);
    }

    /// An entry with extras needs the one without.
    private static void needs(Component from, List<String> requirements, NamedPackages packages) {
        String own = PythonPackages.normalised(from.name());
        for (String requirement : requirements) {
            String name = PythonPackages.normalised(
                    Requirement.parse(requirement).map(Requirement::name).orElse(""));
            if (!name.equals(own)) {
                packages.need(from.purl(), name, null);
            }
        }
    }

    private static Scope scope(JsonValue groups) {
        List<String> names = groups.strings();
        if (names.isEmpty() || names.contains(DEFAULT)) {
            return Scope.RUNTIME;
        }
        Scope scope = Scope.DEVELOPMENT;
        for (String name : names) {
            scope = scope.or(PythonGroups.extra(name));
        }
        return scope;
    }
}
