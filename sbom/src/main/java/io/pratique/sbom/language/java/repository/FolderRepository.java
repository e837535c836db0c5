package io.pratique.sbom.language.java.repository;

import io.pratique.image.LimitException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A repository in a folder of this machine, as Maven keeps in `~/.m2/repository`.
public record FolderRepository(Path folder) implements MavenRepository {
    private static final int MOST_ENTRIES = 20_000;

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public Optional<byte[]> find(String path) throws IOException {
        return read(folder.resolve(path));
    }

    /// As Maven keeps them, `maven-metadata-central.xml` for each repository that it asked; where it keeps none,
    /// the versions whose folders are there.
    @Override
    public Collection<String> versions(String artifact) throws IOException {
        Set<String> listed = new LinkedHashSet<>();
        Set<String> folders = new LinkedHashSet<>();
        Path place = folder.resolve(artifact);
        if (!Files.isDirectory(place)) {
            return listed;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
            int count = 0;
            for (Path entry : entries) {
                if (++count > MOST_ENTRIES) {
                    throw new LimitException("a folder of more than " + MOST_ENTRIES + " entries");
                }
                String name = String.valueOf(entry.getFileName());
                if (name.startsWith("maven-metadata") && name.endsWith(".xml")) {
                    Optional<byte[]> metadata = read(entry);
                    listed.addAll(metadata.isEmpty() ? List.of() : MavenMetadata.versions(metadata.get()));
                } else if (Files.isDirectory(entry)) {
                    folders.add(name);
                }
            }
        }
        return listed.isEmpty() ? folders : listed;
    }

    private static Optional<byte[]> read(Path file) throws IOException {
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
