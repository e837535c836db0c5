package io.pratique.sbom.analyzer;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

/// A file that is given to an analyzer for the second time.
public record Rereading(ImageFile file) implements ImageFile {

    /// Analyzes a file, and once more if the analyzer says that it needs it whole.
    public static void analyze(Analyzer analyzer, ImageFile file, Consumer<Discovery> out) throws IOException {
        try {
            analyzer.analyze(file, out);
        } catch (NeedsContentException again) {
            analyzer.analyze(new Rereading(file), out);
        }
    }

    @Override
    public boolean rereading() {
        return true;
    }

    @Override
    public Optional<ImageFile> neighbour(String path) {
        return file.neighbour(path);
    }

    @Override
    public boolean neighbourFolder(String path) {
        return file.neighbourFolder(path);
    }

    @Override
    public FileEntry entry() {
        return file.entry();
    }

    @Override
    public InputStream open() throws IOException {
        return file.open();
    }

    @Override
    public ByteBuffer content() throws IOException {
        return file.content();
    }

    @Override
    public Limits limits() {
        return file.limits();
    }
}
