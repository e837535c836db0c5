package io.pratique.sbom.language.vscode;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads `extensions/extensions.json`, the list of installed extensions that Visual Studio Code and its servers
/// keep:
/// identifiers `PUBLISHER.NAME` with versions.
public final class VscodeExtensionsAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "language/vscode/extensions";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("extensions.json");
    }

    /// Below `.vscode`, `.vscode-server` and the like; projects have files of this name too, which recommend only.
    @Override
    public boolean wants(FileEntry file) {
        return file.at("extensions/extensions.json");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        if (!(Documents.json(file) instanceof JsonValue.Arr extensions)) {
            throw new IOException("not a list of extensions");
        }
        for (JsonValue extension : extensions.items()) {
            @Nullable
            Component component =
                    component(extension.get("identifier").text("id", ""), extension.text("version", ""), extension);
            out.accept(
                    component == null
                            ? new Discovery.Malformed("extension without identifier or version")
                            : new Discovery.Installed(component));
        }
    }

    private static @Nullable Component component(String id, String version, JsonValue extension) {
        int dot = id.indexOf('.');
        if (!Names.valid(id) || !Names.valid(version) || dot <= 0 || dot + 1 == id.length()) {
            return null;
        }
        String platform = extension.get("metadata").text("targetPlatform", "");
        PackageUrl purl = PackageUrl.of("vscode-extension", id.substring(0, dot), id.substring(dot + 1), version)
                .with("platform", platform.equals("undefined") || !Names.valid(platform) ? null : platform);
        return Component.of(purl, id, version);
    }
}
