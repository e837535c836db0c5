package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.XmlElement;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Applications installed by Flatpak, by the AppStream metadata (freedesktop.org) that each brings. The first
/// release is the newest, thus the one that is installed.
public final class FlatpakAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "os/flatpak";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".xml");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return path.endsWith(".xml")
                && (path.endsWith("metainfo.xml") || path.endsWith(".appdata.xml"))
                && path.contains("flatpak/app/");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        XmlElement component = Documents.xml(file);
        String id = component.text("id");
        String name = id.endsWith(".desktop") ? id.substring(0, id.length() - ".desktop".length()) : id;
        String version = component.child("releases").child("release").attribute("version");
        if (!Names.valid(name) || !Names.valid(version)) {
            throw new IOException("AppStream metadata without an identifier or a release");
        }
        String license = component.text("project_license");
        out.accept(new Discovery.Installed(Component.of(PackageUrl.of("flatpak", null, name, version), name, version)
                .withLicenses(Names.valid(license) ? List.of(license) : List.of())));
    }
}
