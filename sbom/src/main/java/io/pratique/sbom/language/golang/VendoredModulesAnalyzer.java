package io.pratique.sbom.language.golang;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads vendor/modules.txt: the modules of which packages were copied into the folder (`go help vendor`).
///
/// `# PATH VERSION [=> PATH VERSION]` starts a module, `## explicit` marks what go.mod requires, and each package
/// that was copied has a line. A module of which none was copied is not built.
public final class VendoredModulesAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/golang/vendored-modules";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("modules.txt");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.at("vendor/modules.txt") && ProjectFileAnalyzer.super.wants(file);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        @Nullable GoModule open = null;
        boolean explicit = false;
        try (BufferedReader in = Documents.lines(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("## ")) {
                    explicit = line.startsWith("## explicit");
                } else if (line.startsWith("# ")) {
                    open = VendoredModule.of(line);
                    explicit = false;
                } else if (open != null && !line.isBlank()) {
                    tell(open, explicit, out);
                    open = null;
                }
            }
        }
    }

    private static void tell(GoModule module, boolean explicit, Consumer<Discovery> out) {
        Component component = module.component();
        out.accept(new Discovery.Installed(component));
        if (explicit) {
            out.accept(new Discovery.Requires(null, component.purl()));
        }
    }
}
