package io.pratique.sbom.language.dotnet;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.XmlElement;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads packages.config, which lists the packages of projects of the older kind (NuGet, packages.config
/// reference).
public final class PackagesConfigAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/dotnet/packages-config";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".config");
    }

    /// `packages.PROJECT.config` serves where a folder holds several projects.
    @Override
    public boolean wants(FileEntry file) {
        return ProjectFileAnalyzer.super.wants(file) && file.name().startsWith("packages.");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        XmlElement root = Documents.xml(file);
        if (!root.name().equals("packages")) {
            throw new IOException("not a list of packages");
        }
        for (XmlElement entry : root.children("package")) {
            var found = new NugetPackage(
                    entry.attribute("id").strip(), entry.attribute("version").strip());
            if (found.valid()) {
                boolean development = entry.attribute("developmentDependency").equalsIgnoreCase("true");
                Component component = found.component().withScope(development ? Scope.DEVELOPMENT : Scope.RUNTIME);
                out.accept(new Discovery.Installed(component));
            } else {
                out.accept(new Discovery.Malformed("a package without name or version"));
            }
        }
    }
}
