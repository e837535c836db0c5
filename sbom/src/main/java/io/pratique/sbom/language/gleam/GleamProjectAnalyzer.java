package io.pratique.sbom.language.gleam;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Names;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Reads gleam.toml, the manifest of a Gleam project. The versions are ranges, as `>= 0.34.0 and < 2.0.0`; they
/// are told as written and stay out of the purl.
public final class GleamProjectAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/gleam/project";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("gleam.toml");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue project = Documents.toml(file);
        tell(project.get("dependencies"), Scope.RUNTIME, out);
        for (String table : List.of("dev-dependencies", "dev_dependencies")) {
            tell(project.get(table), Scope.DEVELOPMENT, out);
        }
    }

    /// Packages from a folder or a repository have tables instead of a range and are left out.
    private static void tell(JsonValue dependencies, Scope scope, Consumer<Discovery> out) {
        dependencies.stringFields().forEach((name, range) -> {
            if (Names.valid(name) && Names.valid(range)) {
                PackageUrl purl = PackageUrl.of("hex", null, name, null);
                out.accept(new Discovery.Installed(
                        Component.of(purl, name, range).withScope(scope).withAssumed(true)));
            }
        });
    }
}
