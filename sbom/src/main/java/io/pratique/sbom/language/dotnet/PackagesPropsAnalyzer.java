package io.pratique.sbom.language.dotnet;

import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/// Reads Directory.Packages.props, and the older Packages.props: the versions that all projects below it use
/// (NuGet, central package management).
public final class PackagesPropsAnalyzer implements ProjectFileAnalyzer {
    private static final Set<String> ITEMS = Set.of("PackageVersion", "PackageReference", "GlobalPackageReference");

    @Override
    public String id() {
        return "language/dotnet/packages-props";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("Directory.Packages.props", "Packages.props");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        MsbuildFile.of(file).tell(ITEMS, false, out);
    }
}
