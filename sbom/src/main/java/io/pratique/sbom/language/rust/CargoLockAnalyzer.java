package io.pratique.sbom.language.rust;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.NamedPackages;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads Cargo.lock, versions 1 to 4. Crates without a source are those of the project.
public final class CargoLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/rust/cargo-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("Cargo.lock");
    }

    @Override
    public boolean wants(FileEntry file) {
        return ProjectFileAnalyzer.super.wants(file) && !CargoFolders.external(file.path());
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var packages = new NamedPackages();
        for (JsonValue entry : Documents.toml(file).get("package").items()) {
            String name = entry.text("name", "");
            String source = entry.text("source", "");
            Optional<Component> found = Crates.component(name, entry.text("version", ""), source);
            if (found.isPresent()) {
                packages.add(name, found.get());
                List<String> needed = entry.get("dependencies").strings();
                needed.forEach(to -> need(found.get().purl(), to, packages));
                if (source.isEmpty()) {
                    needed.forEach(to -> need(null, to, packages));
                }
            }
        }
        packages.tell(out);
    }

    /// `NAME`, with the version where the name is not enough, and in version 1 always `NAME VERSION (SOURCE)`.
    private static void need(@Nullable PackageUrl from, String to, NamedPackages packages) {
        int name = to.indexOf(' ');
        int version = name < 0 ? -1 : to.indexOf(' ', name + 1);
        if (name < 0) {
            packages.need(from, to, null);
        } else {
            packages.need(from, to.substring(0, name), to.substring(name + 1, version < 0 ? to.length() : version));
        }
    }
}
