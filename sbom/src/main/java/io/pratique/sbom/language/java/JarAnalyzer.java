package io.pratique.sbom.language.java;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.LimitException;
import io.pratique.sbom.analyzer.Analyzer;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/// Finds Maven artifacts in Java archives, in archives inside them, and shaded into them.
public final class JarAnalyzer implements Analyzer {
    @Override
    public String id() {
        return "language/java/jar";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public FileNames names() {
        return JarNames.archives();
    }

    @Override
    public boolean wants(FileEntry file) {
        return file.size() > 0 && JarNames.isArchive(file.path());
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        ByteBuffer content = file.content();
        var budget = new Budget(file.limits(), content.remaining());
        try (var inflation = new Inflation()) {
            new JarReader(file.limits().nesting(), budget, inflation, out)
                    .read(content, file.entry().path());
        } catch (LimitException limit) {
            out.accept(new Discovery.Limited(String.valueOf(limit.getMessage())));
        }
    }
}
