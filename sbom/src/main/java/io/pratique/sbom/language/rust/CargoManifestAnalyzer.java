package io.pratique.sbom.language.rust;

import io.pratique.image.FileEntry;
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

/// Reads Cargo.toml: the crate itself and, where no lock file can be seen that knows better, the lowest versions
/// that will do of what it needs.
public final class CargoManifestAnalyzer implements ProjectFileAnalyzer {
    /// Beside the manifest, or at the root of its workspace.
    private static final List<String> LOCKS = List.of("Cargo.lock", "../Cargo.lock", "../../Cargo.lock");

    private static final List<String> PLACES = List.of("git", "path", "version");

    @Override
    public String id() {
        return "language/rust/cargo-manifest";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("Cargo.toml");
    }

    @Override
    public boolean wants(FileEntry file) {
        return ProjectFileAnalyzer.super.wants(file) && !CargoFolders.external(file.path());
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue document = Documents.toml(file);
        JsonValue crate = document.get("package");
        tell(crate.text("name", ""), crate.text("version", ""), Scope.RUNTIME, false, out);
        if (LOCKS.stream().anyMatch(lock -> Neighbours.of(file, lock).isPresent())) {
            return;
        }
        tellDependencies(document, out);
        for (JsonValue platform : document.get("target").fields().values()) {
            tellDependencies(platform, out);
        }
    }

    private static void tellDependencies(JsonValue tables, Consumer<Discovery> out) throws IOException {
        tellTable(tables.get("dependencies"), Scope.RUNTIME, out);
        tellTable(tables.get("dev-dependencies"), Scope.DEVELOPMENT, out);
        tellTable(tables.get("build-dependencies"), Scope.DEVELOPMENT, out);
    }

    private static void tellTable(JsonValue table, Scope scope, Consumer<Discovery> out) throws IOException {
        for (var dependency : table.fields().entrySet()) {
            JsonValue value = dependency.getValue();
            for (String place : PLACES) {
                if (!value.get(place).isNull() && value.text(place) == null) {
                    throw new IOException("Cargo.toml with a dependency whose " + place + " is no text");
                }
            }
            String requirement = value instanceof JsonValue.Str(String text) ? text : value.text("version", "");
            Scope when = value.get("optional").isTrue() ? Scope.OPTIONAL : scope;
            boolean assumed = !requirement.strip().startsWith("=");
            tell(value.text("package", dependency.getKey()), lowest(requirement), when, assumed, out);
        }
    }

    private static void tell(String name, String version, Scope scope, boolean assumed, Consumer<Discovery> out) {
        Crates.component(name, version, "")
                .ifPresent(crate -> out.accept(
                        new Discovery.Installed(crate.withScope(scope).withAssumed(assumed))));
    }

    /// `1.2` and `^1.2` mean from 1.2 on, as `~1.2`, `>=1.2, <2` and `=1.2` do (The Cargo Book, specifying
    /// dependencies); empty where nothing is the lowest.
    private static String lowest(String requirement) {
        int comma = requirement.indexOf(',');
        String first = (comma < 0 ? requirement : requirement.substring(0, comma)).strip();
        int start = 0;
        while (start < first.length() && "^~>= ".indexOf(first.charAt(start)) >= 0) {
            start++;
        }
        String version = first.substring(start);
        boolean digit = !version.isEmpty() && version.charAt(0) >= '0' && version.charAt(0) <= '9';
        boolean above = start > 0 && first.charAt(0) == '>' && !first.startsWith(">=");
        return digit && !above && version.indexOf('*') < 0 ? version : "";
    }
}
