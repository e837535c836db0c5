package io.pratique.sbom.language.javascript;

import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.JsonMembers;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads package-lock.json and npm-shrinkwrap.json, lock file versions 1 to 3 (npm-docs, package-lock.json).
public final class PackageLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/javascript/package-lock";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public FileNames names() {
        return FileNames.of("package-lock.json", "npm-shrinkwrap.json");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var lock = new PackageLock();
        try {
            JsonMembers.ofFile(file, lock::take);
        } finally {
            lock.graph().tell(out);
        }
    }
}
