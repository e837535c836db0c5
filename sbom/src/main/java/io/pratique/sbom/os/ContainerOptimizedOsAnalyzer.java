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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Packages of Google's Container-Optimized OS: `etc/cos-package-info.json`, of which those that were installed
/// count, not those that only built it.
public final class ContainerOptimizedOsAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "os/container-optimized-os";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("cos-package-info.json");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().equals("etc/cos-package-info.json");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue info = Expect.object(Documents.json(file), "cos-package-info.json");
        for (JsonValue entry : info.get("installedPackages").items()) {
            String name = entry.text("name", "");
            String version = entry.text("version", "");
            if (Names.valid(name) && Names.valid(version)) {
                @Nullable String category = entry.text("category");
                PackageUrl purl = PackageUrl.of("cos", Names.valid(category) ? category : null, name, version);
                out.accept(new Discovery.Installed(Component.of(purl, name, version)));
            } else {
                out.accept(new Discovery.Malformed("package without name or version"));
            }
        }
    }
}
