package io.pratique.sbom.language.gleam;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.LockedPackages;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import io.pratique.sbom.language.erlang.HexPackages;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads manifest.toml, the lock file that Gleam writes beside gleam.toml: `packages` with exact versions, and
/// `requirements`, what the project asks for.
public final class GleamManifestAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/gleam/manifest";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("manifest.toml");
    }

    /// Files of this name that belong to other programs have no such packages.
    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue manifest = Documents.toml(file);
        var packages = new LockedPackages();
        for (JsonValue entry : manifest.get("packages").items()) {
            @Nullable String name = entry.text("name");
            @Nullable Component component = component(name, entry);
            if (name != null && component != null) {
                packages.add(name, component);
                entry.get("requirements").strings().forEach(needed -> packages.need(name, needed));
            }
        }
        manifest.get("requirements").fields().keySet().forEach(direct -> packages.need(null, direct));
        packages.tell(out);
    }

    /// Of `source` hex, git or local; what lies in a local folder is the project's own.
    private static @Nullable Component component(@Nullable String name, JsonValue entry) {
        return switch (entry.text("source", "")) {
            case "hex" -> HexPackages.released(name, entry.text("version"));
            case "git" -> HexPackages.committed(name, entry.text("repo"), entry.text("commit"));
            default -> null;
        };
    }
}
