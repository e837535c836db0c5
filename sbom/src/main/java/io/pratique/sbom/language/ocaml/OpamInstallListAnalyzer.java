package io.pratique.sbom.language.ocaml;

import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads lists of packages to install with opam, a `NAME.VERSION` in each line. Files of this ending mostly are
/// something else: a line of another kind tells.
public final class OpamInstallListAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "language/ocaml/opam-install-list";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".install");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        List<Component> packages = new ArrayList<>();
        BufferedReader lines = Documents.lines(file);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int comment = line.indexOf('#');
            String text = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!text.isEmpty()) {
                Optional<Component> found = OpamPackages.component(text);
                if (found.isEmpty()) {
                    return;
                }
                packages.add(found.get());
            }
        }
        packages.forEach(one -> out.accept(new Discovery.Installed(one)));
    }
}
