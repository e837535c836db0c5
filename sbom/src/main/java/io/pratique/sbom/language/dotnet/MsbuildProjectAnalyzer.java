package io.pratique.sbom.language.dotnet;

import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/// Reads the `PackageReference` items of projects in C#, F# and Visual Basic that name a version.
public final class MsbuildProjectAnalyzer implements ProjectFileAnalyzer {
    private static final Set<String> ITEMS = Set.of("PackageReference");

    @Override
    public String id() {
        return "language/dotnet/project";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".csproj", ".fsproj", ".vbproj");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        MsbuildFile.of(file).tell(ITEMS, true, out);
    }
}
