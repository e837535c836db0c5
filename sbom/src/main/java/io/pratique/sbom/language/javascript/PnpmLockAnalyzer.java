package io.pratique.sbom.language.javascript;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.json.Yaml;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Reads pnpm-lock.yaml, lock file versions 5 to 9 (pnpm.io).
public final class PnpmLockAnalyzer implements ProjectFileAnalyzer {
    /// Since pnpm 10 a first document may tell of pnpm itself.
    private static final int MOST_DOCUMENTS = 4;

    @Override
    public String id() {
        return "language/javascript/pnpm-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("pnpm-lock.yaml");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        List<JsonValue> documents = Yaml.parse(new ByteArrayInputStream(Documents.bytes(file)), MOST_DOCUMENTS);
        if (documents.isEmpty()) {
            throw new IOException("an empty pnpm-lock.yaml");
        }
        for (JsonValue document : documents) {
            PnpmLock.tell(document, out);
        }
    }
}
