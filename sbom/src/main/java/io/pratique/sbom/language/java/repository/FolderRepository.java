package io.pratique.sbom.language.java.repository;

import io.pratique.image.LimitException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A repository in a folder of this machine, as Maven keeps in `~/.m2/repository`.
public record FolderRepository(Path folder) implements MavenRepository {
    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public Optional<byte[]> find(String path) throws IOException {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new LimitException("a file of more than " + MOST_BYTES + " bytes");
            }
            return Optional.of(bytes);
        }
    }
}
