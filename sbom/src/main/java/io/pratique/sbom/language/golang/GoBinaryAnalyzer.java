package io.pratique.sbom.language.golang;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds the modules and the standard library that programs built by Go consist of.
public final class GoBinaryAnalyzer implements Analyzer {
    /// The smallest program of Go is several times larger.
    private static final int SMALLEST = 64 << 10;

    private static final List<String> OTHERS =
            List.of(".sh", ".py", ".pl", ".rb", ".js", ".php", ".tcl", ".jar", ".war", ".class", ".a", ".gz", ".zip");

    @Override
    public String id() {
        return "language/golang/binary";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.size() >= SMALLEST && file.executable() && OTHERS.stream().noneMatch(file.path()::endsWith);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        Optional<BuildInformation> found =
                file.rereading() ? PointedBuildInformation.find(file.content()) : search(file);
        if (found.isPresent()) {
            tell(found.get(), out);
        }
    }

    private static Optional<BuildInformation> search(ImageFile file) throws IOException {
        try (InputStream in = file.open()) {
            return new BuildInformationSearch(in).run();
        }
    }

    private static void tell(BuildInformation found, Consumer<Discovery> out) {
        String release = standardLibrary(found.goVersion());
        out.accept(new Discovery.Installed(new GoModule("stdlib", release).component()));
        for (GoModule module : GoModules.of(found.modules())) {
            out.accept(
                    module.valid()
                            ? new Discovery.Installed(module.component())
                            : new Discovery.Malformed("Go build information with a nameless module"));
        }
    }

    /// `go1.22.1 X:boringcrypto` and `devel go1.23-1e3b2a Tue Mar 5` name the release in the part that starts with
    /// `go`.
    static String standardLibrary(String goVersion) {
        for (int start = 0; start < goVersion.length(); ) {
            int space = goVersion.indexOf(' ', start);
            int end = space < 0 ? goVersion.length() : space;
            if (goVersion.startsWith("go", start) && end > start + 2) {
                return new GoModule("stdlib", goVersion.substring(start + 2, end)).checkedVersion();
            }
            start = end + 1;
        }
        return "";
    }
}
