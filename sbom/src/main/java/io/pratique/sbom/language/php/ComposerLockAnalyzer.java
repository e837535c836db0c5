package io.pratique.sbom.language.php;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Expect;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads composer.lock (getcomposer.org, basic usage).
public final class ComposerLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/php/composer-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("composer.lock");
    }

    /// Lock files below `vendor` are those with which the packages there were developed.
    @Override
    public boolean wants(FileEntry file) {
        String path = file.path();
        return ProjectFileAnalyzer.super.wants(file) && !path.startsWith("vendor/") && !path.contains("/vendor/");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue lock = Expect.object(Documents.json(file), "composer.lock");
        var packages = new ComposerPackages();
        lock.get("packages").items().forEach(entry -> packages.take(entry, Scope.RUNTIME));
        lock.get("packages-dev").items().forEach(entry -> packages.take(entry, Scope.DEVELOPMENT));
        packages.tell(out);
    }
}
