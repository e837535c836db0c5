package io.pratique.sbom.language.javascript;

import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads yarn.lock, of yarn 1 (classic.yarnpkg.com, "yarn.lock") and of yarn 2 and later (yarnpkg.com).
public final class YarnLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/javascript/yarn-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("yarn.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var lines = new YarnLines(Documents.lines(file));
        try {
            lines.read();
        } finally {
            YarnLock.tell(lines.entries(), out);
        }
    }
}
