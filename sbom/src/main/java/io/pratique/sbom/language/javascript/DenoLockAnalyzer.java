package io.pratique.sbom.language.javascript;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads deno.lock: packages of npm, and of jsr.io as purl type `jsr`.
public final class DenoLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/javascript/deno-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("deno.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue document = Documents.json(file);
        if (document.text("version") == null) {
            throw new IOException("a deno.lock without a version");
        }
        DenoLock.tell(document, out);
    }
}
