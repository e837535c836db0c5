package io.pratique.sbom.language.dotnet;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads the `.deps.json` that lies beside each published .NET program, and beside each installed shared framework.
public final class DepsJsonAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "language/dotnet/deps-json";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".json");
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.path().endsWith(".deps.json");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        new DepsJson(Documents.json(file)).tell(out);
    }
}
