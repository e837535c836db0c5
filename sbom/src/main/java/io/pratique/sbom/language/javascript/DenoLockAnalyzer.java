package io.pratique.sbom.language.javascript;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads deno.lock: packages of npm, and of jsr.io as purl type `jsr`.
public final class DenoLockAnalyzer implements Analyzer {
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
    public boolean wants(FileEntry file) {
        return file.at("deno.lock") && !ModuleTree.isInstalled(file.path());
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
