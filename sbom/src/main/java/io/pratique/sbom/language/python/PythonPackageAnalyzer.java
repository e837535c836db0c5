package io.pratique.sbom.language.python;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.language.Names;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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
        return 1;
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
        String name = normalised(metadata.name());
        if (!Names.valid(name) || !Names.valid(metadata.version())) {
            throw new IOException("Python package metadata without " + (Names.valid(name) ? "a version" : "a name"));
        }
        PackageUrl purl = PackageUrl.of("pypi", null, name, metadata.version());
        List<String> licenses = metadata.license().isEmpty() ? List.of() : List.of(metadata.license());
        out.accept(new Discovery.Installed(
                Component.of(purl, name, metadata.version()).withLicenses(licenses)));
    }

    private static CoreMetadata read(ImageFile file) throws IOException {
        try (InputStream in = file.open()) {
            return CoreMetadata.parse(in.readNBytes(HEADER_SIZE));
        }
    }

    /// PEP 503: lower case, each run of `-`, `_` and `.` one hyphen.
    static String normalised(String name) {
        var out = new StringBuilder(name.length());
        boolean separator = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '-' || c == '_' || c == '.') {
                separator = true;
                continue;
            }
            if (separator) {
                out.append('-');
                separator = false;
            }
            out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return separator ? out.append('-').toString() : out.toString();
    }
}
