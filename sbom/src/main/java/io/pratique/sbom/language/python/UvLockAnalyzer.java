package io.pratique.sbom.language.python;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads uv.lock, and the lock files that uv puts beside scripts.
public final class UvLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/python/uv-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".lock");
    }

    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return (file.at("uv.lock") || path.endsWith(".py.lock")) && ProjectFileAnalyzer.super.wants(file);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        new UvLock(Documents.toml(file)).tell(out);
    }
}
