package io.pratique.sbom.language.python;

import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.java.Budget;
import io.pratique.sbom.language.java.Inflation;
import io.pratique.sbom.language.java.ZipArchive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/// Reads packed Python packages by the metadata inside: wheels (PyPA, binary distribution format), which pip
/// installs from, and eggs, which Python runs as they are.
public final class PythonArchiveAnalyzer implements Analyzer {
    private static final int HEADER_SIZE = 1 << 20;
    private static final String WHEEL = ".dist-info/METADATA";
    private static final String EGG = "EGG-INFO/PKG-INFO";

    @Override
    public String id() {
        return "language/python/archive";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".whl", ".egg");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        ByteBuffer content = file.content();
        ZipArchive archive = ZipArchive.of(content);
        var budget = new Budget(file.limits(), content.remaining());
        try (var inflation = new Inflation()) {
            for (ZipArchive.Entry entry : archive.entries(PythonArchiveAnalyzer::matters, budget)) {
                byte[] header = archive.start(entry, HEADER_SIZE, inflation);
                out.accept(new Discovery.Installed(CoreMetadata.parse(header).component(), entry.name()));
            }
        }
        if (archive.damage() != null) {
            throw new IOException(archive.damage());
        }
    }

    /// Metadata deeper in a wheel is that of packages which it brings along in its own folders.
    private static boolean matters(ByteBuffer bytes, int start, int length) {
        return is(EGG, bytes, start, length)
                || (length > WHEEL.length()
                        && is(WHEEL, bytes, start + length - WHEEL.length(), WHEEL.length())
                        && topLevel(bytes, start, length - WHEEL.length()));
    }

    private static boolean is(String name, ByteBuffer bytes, int start, int length) {
        if (length != name.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes.get(start + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean topLevel(ByteBuffer bytes, int start, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes.get(start + i) == '/') {
                return false;
            }
        }
        return true;
    }
}
