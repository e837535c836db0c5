package io.pratique.sbom.language.java.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fetched files in a folder that any number of processes share. Each begins with its SHA-1, a line of its own, so
/// that a damaged one is told and fetched again, and appears by renaming, whole.
///
/// @param folder null where nothing can be kept
record PomCache(@Nullable Path folder) {
    private static final int HEADER = Sha1.LENGTH + 1;

    Optional<byte[]> find(String path) {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = folder.resolve(path);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > HEADER + MavenRepository.MOST_BYTES) {
                return Optional.empty();
            }
            byte[] kept = Files.readAllBytes(file);
            byte[] content = Arrays.copyOfRange(kept, Math.min(HEADER, kept.length), kept.length);
            return Arrays.equals(kept, 0, Math.min(HEADER, kept.length), header(content), 0, HEADER)
                    ? Optional.of(content)
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// Keeps a file; where that fails it is fetched again the next time.
    void keep(String path, byte[] content) {
        if (folder == null) {
            return;
        }
        Path file = folder.resolve(path);
        Path parent = file.getParent();
        if (parent == null) {
            return;
        }
        try {
            Files.createDirectories(parent);
            Path unfinished = Files.createTempFile(parent, ".", ".part");
            try {
                byte[] whole = Arrays.copyOf(header(content), HEADER + content.length);
                System.arraycopy(content, 0, whole, HEADER, content.length);
                Files.write(unfinished, whole);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException notWritable) {
            // nothing is lost but time
        }
    }

    private static byte[] header(byte[] content) {
        return (Sha1.of(content) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
