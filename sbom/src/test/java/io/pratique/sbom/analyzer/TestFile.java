package io.pratique.sbom.analyzer;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.LimitException;
import io.pratique.image.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An image file held in memory.
///
/// @param root the folder whose files are its neighbours; null for none
public record TestFile(
        FileEntry entry,
        byte[] bytes,
        Limits limits,
        @Nullable Path root) implements ImageFile {

    public static TestFile of(String path, byte[] bytes) {
        return new TestFile(new FileEntry(path, bytes.length, 0644), bytes, Limits.DEFAULT, null);
    }

    public static TestFile of(String path, String text) {
        return of(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A file of a folder that stands for the image's root.
    public static TestFile of(Path root, Path file) throws IOException {
        String path = root.relativize(file).toString();
        int mode = Files.isExecutable(file) ? 0755 : 0644;
        byte[] bytes = Files.readAllBytes(file);
        return new TestFile(new FileEntry(path, bytes.length, mode), bytes, Limits.DEFAULT, root);
    }

    /// The same file with other contents.
    public TestFile with(byte[] other) {
        return new TestFile(new FileEntry(path(), other.length, entry.mode()), other, limits, root);
    }

    /// The same file under other limits.
    public TestFile within(Limits other) {
        return new TestFile(entry, bytes, other, root);
    }

    /// What an analyzer says about it.
    public List<Discovery> discoveries(Analyzer analyzer) throws IOException {
        List<Discovery> found = new ArrayList<>();
        Rereading.analyze(analyzer, this, found::add);
        return found;
    }

    @Override
    public Optional<ImageFile> neighbour(String path) {
        Path file = root == null ? null : root.resolve(path);
        try {
            return file != null && Files.isRegularFile(file) ? Optional.of(of(root, file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public boolean neighbourFolder(String path) {
        return root != null && Files.isDirectory(root.resolve(path));
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public ByteBuffer content() throws IOException {
        if (bytes.length > limits.fileSize()) {
            throw new LimitException("file larger than --max-file-size");
        }
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
