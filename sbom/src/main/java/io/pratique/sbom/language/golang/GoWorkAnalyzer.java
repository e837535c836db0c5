package io.pratique.sbom.language.golang;

import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads go.work, which says with which release of Go the modules of a workspace are built; [GoModAnalyzer] heeds
/// its replacements.
public final class GoWorkAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/golang/go-work";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("go.work");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        GoModAnalyzer.tellStandardLibrary(GoModFile.of(file), out);
    }
}
