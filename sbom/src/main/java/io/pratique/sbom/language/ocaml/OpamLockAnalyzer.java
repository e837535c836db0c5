package io.pratique.sbom.language.ocaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads what `opam lock` writes: `NAME.opam.locked`, in which every package of `depends` has one version.
public final class OpamLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/ocaml/opam-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".locked");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return (path.endsWith(".opam.locked") || file.at("opam.locked")) && ProjectFileAnalyzer.super.wants(file);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var name = new String[] {""};
        OpamFile.read(new String(Documents.bytes(file), UTF_8), (field, text, operator) -> {
            if (!field.equals("depends")) {
                return;
            }
            if (operator.isEmpty()) {
                name[0] = text;
            } else if (operator.equals("=")) {
                OpamPackages.component(name[0], text).ifPresent(found -> out.accept(new Discovery.Installed(found)));
            }
        });
    }
}
