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
import io.pratique.sbom.language.LockedPackages;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.util.function.Consumer;

/// Packages built by Spack, by the `.spack/spec.json` in the folder of each: a graph of the package and all that it
/// needs, by hash. What is external was there before and belongs to the system.
public final class SpackAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "os/spack";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("spec.json");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.at(".spack/spec.json");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue spec =
                Expect.object(Documents.json(file), "spec.json of Spack").get("spec");
        var packages = new LockedPackages();
        for (JsonValue node : spec.get("nodes").items()) {
            String hash = node.text("hash", "");
            String name = node.text("name", "");
            String version = node.text("version", "");
            if (!(node.get("external") instanceof JsonValue.Obj)) {
                if (Names.valid(name) && Names.valid(version)) {
                    PackageUrl purl = PackageUrl.of("spack", null, name, version);
                    packages.add(hash.isEmpty() ? name : hash, Component.of(purl, name, version));
                    node.get("dependencies").items().forEach(other -> packages.need(hash, other.text("hash", "")));
                } else {
                    out.accept(new Discovery.Malformed("package without name or version"));
                }
            }
        }
        packages.tell(out);
    }
}
