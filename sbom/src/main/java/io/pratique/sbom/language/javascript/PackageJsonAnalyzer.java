package io.pratique.sbom.language.javascript;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.InstalledPackages;
import io.pratique.sbom.language.JsonMembers;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads each package.json outside of `node_modules`: the package that was unpacked or is developed there, unless
/// it is private, and so not one that advisories tell of, or an extension of an editor or a game engine in the same
/// form.
public final class PackageJsonAnalyzer implements ProjectFileAnalyzer {
    private static final String NAME = "package.json";

    @Override
    public String id() {
        return "language/javascript/package-json";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public FileNames names() {
        return FileNames.of(NAME);
    }

    /// A package that Debian installed may hold others, deeper.
    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return ProjectFileAnalyzer.super.wants(file)
                || names().match(path)
                        && InstalledPackages.inNodePlace(path)
                        && !path.contains("node_modules/")
                        && !NodeModulesAnalyzer.installed(path);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var found = new NpmPackage();
        var foreign = new boolean[1];
        JsonMembers.ofFile(file, (member, value) -> {
            foreign[0] |= switch (member) {
                // Visual Studio Code, "Extension Manifest"; Unity, "Package manifest".
                case "contributes", "unity" -> true;
                case "private" -> value.currentToken() == JsonToken.VALUE_TRUE;
                case "engines" -> isEditor(value);
                default -> false;
            };
            found.take(member, value);
        });
        if (!foreign[0]) {
            found.component().ifPresent(component -> out.accept(new Discovery.Installed(component)));
        }
    }

    private static boolean isEditor(JsonParser engines) throws IOException {
        var editor = new boolean[1];
        JsonMembers.of(engines, (engine, range) -> editor[0] |= engine.equals("vscode"));
        return editor[0];
    }
}
