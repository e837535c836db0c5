package io.pratique.sbom.language.python;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Neighbours;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Reads the requirements in pyproject.toml: those of the project (PyPA, pyproject.toml specification), dependency
/// groups (PEP 735), and Poetry's own tables as far as they pin. Where a lock file lies beside it, that knows
/// better.
public final class PyProjectAnalyzer implements ProjectFileAnalyzer {
    private static final List<String> LOCKS = List.of("uv.lock", "poetry.lock", "pdm.lock", "pylock.toml");

    @Override
    public String id() {
        return "language/python/pyproject";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("pyproject.toml");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue document = Documents.toml(file);
        if (LOCKS.stream().anyMatch(lock -> Neighbours.of(file, lock).isPresent())) {
            return;
        }
        JsonValue project = document.get("project");
        tell(project.get("dependencies").strings(), Scope.RUNTIME, out);
        project.get("optional-dependencies")
                .fields()
                .forEach((name, group) -> tell(group.strings(), PythonGroups.extra(name), out));
        document.get("dependency-groups")
                .fields()
                .values()
                .forEach(group -> tell(group.strings(), Scope.DEVELOPMENT, out));
        tellPoetry(document.get("tool").get("poetry"), out);
    }

    private static void tell(List<String> requirements, Scope scope, Consumer<Discovery> out) {
        requirements.forEach(requirement -> Requirement.tell(requirement, scope, out));
    }

    private static void tellPoetry(JsonValue poetry, Consumer<Discovery> out) {
        pins(poetry.get("dependencies"), Scope.RUNTIME, out);
        pins(poetry.get("dev-dependencies"), Scope.DEVELOPMENT, out);
        poetry.get("group").fields().values().forEach(group -> pins(group.get("dependencies"), Scope.DEVELOPMENT, out));
    }

    /// A bare version is a pin for Poetry, `^1.2` and the like are not.
    private static void pins(JsonValue table, Scope scope, Consumer<Discovery> out) {
        table.fields().forEach((name, value) -> {
            String version = value instanceof JsonValue.Str(String text) ? text : value.text("version", "");
            boolean bare = !version.isEmpty() && version.charAt(0) >= '0' && version.charAt(0) <= '9';
            Requirement.parse(name + (bare ? "==" : "") + version)
                    .filter(Requirement::exact)
                    .flatMap(Requirement::component)
                    .ifPresent(found -> out.accept(new Discovery.Installed(
                            found.withScope(value.get("optional").isTrue() ? Scope.OPTIONAL : scope))));
        });
    }
}
