package io.pratique.sbom.language.javascript;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.InstalledPackages;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads `extensions/extensions.json`, where Visual Studio Code and its kin list the extensions that they
/// installed; they are of purl type `vscode-extension`.
public final class EditorExtensionsAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "language/javascript/editor-extensions";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("extensions.json");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.at("extensions/extensions.json") && !InstalledPackages.brought(file.path());
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        if (!(Documents.json(file) instanceof JsonValue.Arr list)) {
            throw new IOException("an extensions.json that is no list");
        }
        for (JsonValue extension : list.items()) {
            @Nullable Component component = component(extension);
            out.accept(
                    component == null
                            ? new Discovery.Malformed("an extension without publisher, name and version")
                            : new Discovery.Installed(component));
        }
    }

    private static @Nullable Component component(JsonValue extension) {
        String id = extension.get("identifier").text("id", "");
        String version = extension.text("version", "");
        int dot = id.indexOf('.');
        if (dot <= 0 || dot == id.length() - 1 || !Names.valid(id) || !Names.valid(version)) {
            return null;
        }
        return Component.of(
                PackageUrl.of("vscode-extension", id.substring(0, dot), id.substring(dot + 1), version), id, version);
    }
}
