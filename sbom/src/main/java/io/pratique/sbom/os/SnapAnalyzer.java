package io.pratique.sbom.os;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Expect;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Snaps, by the `meta/snap.yaml` of each (snapcraft.io, "The snap format").
public final class SnapAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "os/snap";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("snap.yaml");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.at("meta/snap.yaml");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue snap = Expect.object(Documents.yaml(file), "snap.yaml");
        String name = snap.text("name", "");
        String version = snap.text("version", "");
        if (!Names.valid(name) || !Names.valid(version)) {
            throw new IOException("snap without name or version");
        }
        List<String> architectures = snap.get("architectures").strings();
        PackageUrl purl = PackageUrl.of("snap", null, name, version)
                .with("arch", architectures.size() == 1 ? architectures.getFirst() : null);
        String license = snap.text("license", "");
        out.accept(new Discovery.Installed(
                Component.of(purl, name, version).withLicenses(Names.valid(license) ? List.of(license) : List.of())));
    }
}
