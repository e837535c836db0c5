package io.pratique.sbom.language.javascript;

import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads bun.lock, the lock file of Bun as text.
public final class BunLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/javascript/bun-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("bun.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        BunLock.tell(Documents.lenientJson(file), out);
    }
}
