package io.pratique.sbom.language.julia;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads the name and version of a package of Julia from its Project.toml, as it lies in a depot.
public final class ProjectAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/julia/project";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("Project.toml", "JuliaProject.toml");
    }

    /// Projects that are no packages have no uuid.
    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue project = Documents.toml(file);
        if (project.text("uuid") != null) {
            JuliaPackages.component(project.text("name", ""), project)
                    .ifPresent(found -> out.accept(new Discovery.Installed(found)));
        }
    }
}
