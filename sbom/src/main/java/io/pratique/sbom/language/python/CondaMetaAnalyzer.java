package io.pratique.sbom.language.python;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.JsonMembers;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Finds the packages that conda installed, by the record of each in `conda-meta`.
public final class CondaMetaAnalyzer implements Analyzer {
    private static final String FOLDER = "conda-meta/";

    @Override
    public String id() {
        return "language/python/conda-meta";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".json");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        if (!path.endsWith(".json")) {
            return false;
        }
        int folder = path.lastIndexOf('/') + 1 - FOLDER.length();
        return folder >= 0 && path.startsWith(FOLDER, folder) && (folder == 0 || path.charAt(folder - 1) == '/');
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        Map<String, String> members = new HashMap<>();
        JsonMembers.ofFile(file, (name, value) -> {
            switch (name) {
                case "name", "version", "build", "subdir", "license" -> members.put(name, JsonMembers.text(value));
                default -> {}
            }
        });
        out.accept(new Discovery.Installed(component(members)));
    }

    private static Component component(Map<String, String> members) throws IOException {
        String name = members.getOrDefault("name", "");
        String version = members.getOrDefault("version", "");
        if (!Names.valid(name) || !Names.valid(version)) {
            throw new IOException("conda package without " + (Names.valid(name) ? "a version" : "a name"));
        }
        PackageUrl purl = PackageUrl.of("conda", null, name, version)
                .with("build", members.get("build"))
                .with("subdir", members.get("subdir"));
        String license = members.getOrDefault("license", "");
        return Component.of(purl, name, version).withLicenses(Names.valid(license) ? List.of(license) : List.of());
    }
}
