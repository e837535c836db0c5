package io.pratique.sbom.language.dotnet;

import io.pratique.image.ImageFile;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads paket.lock, the lock file of Paket.
public final class PaketLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/dotnet/paket-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("paket.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var lock = new PaketLock();
        try (BufferedReader in = Documents.lines(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lock.take(line);
            }
        }
        lock.tell(out);
    }
}
