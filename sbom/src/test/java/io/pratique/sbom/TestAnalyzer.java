package io.pratique.sbom;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import java.io.IOException;
import java.util.function.Consumer;

/// Analyzers made for a test: what one wants is told by the end of a path.
record TestAnalyzer(String id, String suffix, Reading reading) implements Analyzer {
    @FunctionalInterface
    interface Reading {
        void read(ImageFile file, Consumer<Discovery> out) throws IOException;
    }

    /// Lists the package of a language that files named `PKG` hold as `name version`.
    static TestAnalyzer language() {
        return new TestAnalyzer("test/language", "PKG", (file, out) -> {
            String text = new String(file.open().readAllBytes(), UTF_8);
            out.accept(new Discovery.Installed(component(text.strip())));
        });
    }

    static TestAnalyzer failing(Throwable fault) {
        return new TestAnalyzer("test/failing", "status", (file, out) -> raise(fault));
    }

    static Component component(String nameAndVersion) {
        int blank = nameAndVersion.indexOf(' ');
        String name = nameAndVersion.substring(0, blank);
        String version = nameAndVersion.substring(blank + 1);
        return Component.of(PackageUrl.of("pypi", null, name, version), name, version);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable fault) throws T {
        throw (T) fault;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().endsWith(suffix);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        reading.read(file, out);
    }
}
