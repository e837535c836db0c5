package io.pratique.sbom.language.java;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Reads build.sbt.lock, as the plug-in sbt-dependency-lock writes it.
public final class SbtLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/java/sbt-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("build.sbt.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue document = Documents.json(file);
        if (!(document.get("dependencies") instanceof JsonValue.Arr(var dependencies))) {
            throw new IOException("a lock file without dependencies");
        }
        for (JsonValue entry : dependencies) {
            var found = new Coordinates(entry.text("org", ""), entry.text("name", ""), entry.text("version", ""));
            if (found.complete()) {
                Scope scope = scope(entry.get("configurations").strings());
                out.accept(new Discovery.Installed(found.component().withScope(scope)));
            } else {
                out.accept(new Discovery.Malformed("an artifact without organisation, name or version"));
            }
        }
    }

    /// By the configurations of sbt, which are those of Ivy and Maven.
    private static Scope scope(List<String> configurations) {
        if (configurations.isEmpty() || configurations.contains("compile") || configurations.contains("runtime")) {
            return Scope.RUNTIME;
        }
        return configurations.contains("provided") || configurations.contains("optional")
                ? Scope.OPTIONAL
                : Scope.DEVELOPMENT;
    }
}
