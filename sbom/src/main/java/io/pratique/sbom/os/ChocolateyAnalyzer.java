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
import java.util.function.Consumer;

/// Packages of Chocolatey, which keeps the `.nuspec` of each in `chocolatey/lib/NAME`.
public final class ChocolateyAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "os/chocolatey";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".nuspec");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().endsWith(".nuspec") && file.path().contains("chocolatey/lib/");
    }

    /// A package may go without a version, of which nothing can be told then but its name.
    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        XmlElement metadata = Documents.xml(file).child("metadata");
        String name = metadata.text("id");
        String version = metadata.text("version");
        if (!Names.valid(name)) {
            throw new IOException("nuspec without an id");
        }
        String known = Names.valid(version) ? version : "";
        out.accept(new Discovery.Installed(Component.of(PackageUrl.of("chocolatey", null, name, known), name, known)));
    }
}
