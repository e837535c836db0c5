package io.pratique.sbom.language.ocaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Finds the packages that opam installed, by the state that it keeps of each switch.
public final class OpamSwitchAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "language/ocaml/opam-switch";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("switch-state");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.at(".opam-switch/switch-state");
    }

    /// `roots` are the packages that somebody asked for.
    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        List<Discovery> roots = new ArrayList<>();
        OpamFile.read(new String(Documents.bytes(file), UTF_8), (field, text, operator) -> {
            switch (field) {
                case "installed" ->
                    OpamPackages.component(text).ifPresent(found -> out.accept(new Discovery.Installed(found)));
                case "roots" ->
                    OpamPackages.component(text)
                            .ifPresent(found -> roots.add(new Discovery.Requires(null, found.purl())));
                default -> {}
            }
        });
        roots.forEach(out);
    }
}
