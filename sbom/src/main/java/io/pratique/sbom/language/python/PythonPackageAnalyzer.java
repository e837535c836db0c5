package io.pratique.sbom.language.python;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/// Finds installed Python packages by their metadata: `*.dist-info/METADATA` (PyPA, recording installed projects)
/// and the older egg-info of setuptools.
public final class PythonPackageAnalyzer implements Analyzer {
    /// The fields stand before the description, which may be long.
    private static final int HEADER_SIZE = 1 << 20;

    @Override
    public String id() {
        return "language/python/installed";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public FileNames names() {
        return FileNames.of("METADATA", "PKG-INFO").orEnding(".egg-info");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return path.endsWith(".dist-info/METADATA")
                || path.endsWith(".egg-info/PKG-INFO")
                || path.endsWith(".egg-info")
                || file.at("EGG-INFO/PKG-INFO");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        CoreMetadata metadata = read(file);
        out.accept(new Discovery.Installed(metadata.component()));
    }

    private static CoreMetadata read(ImageFile file) throws IOException {
        try (InputStream in = file.open()) {
            return CoreMetadata.parse(in.readNBytes(HEADER_SIZE));
        }
    }
}
