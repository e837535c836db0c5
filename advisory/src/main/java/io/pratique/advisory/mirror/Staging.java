package io.pratique.advisory.mirror;

import io.pratique.advisory.store.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A change of several files below a folder that happens as a whole or not at all.
///
/// New files are collected in a folder aside. Once all are there the folder is renamed, which decides the change;
/// then they are moved into place. Whoever finds a renamed folder moves what is left in it.
record Staging(Path aside, Path base) {
    private static final String DELETIONS = "deletions";
    private static final int DEPTH = 10;

    /// Where to put a new file.
    Path put(String name) {
        return aside.resolve("files").resolve(name);
    }

    void put(String name, byte[] bytes) throws IOException {
        AtomicFile.write(put(name), channel -> AtomicFile.fully(channel, ByteBuffer.wrap(bytes)));
    }

    private Path decided() {
        return aside.resolveSibling(aside.getFileName() + "-whole");
    }

    /// Completes a change that was decided before the process ended.
    void recover() throws IOException {
        if (Files.exists(decided())) {
            apply();
        }
    }

    void discard() throws IOException {
        MirrorFolder.deleteTree(aside);
    }

    /// @param deletions files below the base that shall go, unless they are among the new ones
    void commit(List<String> deletions) throws IOException {
        Set<String> names = new HashSet<>();
        for (Path file : MirrorFolder.files(aside.resolve("files"), DEPTH)) {
            names.add(file.toString());
        }
        List<String> gone = new ArrayList<>(deletions);
        gone.removeIf(names::contains);
        Files.createDirectories(aside);
        Files.write(aside.resolve(DELETIONS), gone);
        Files.move(aside, decided(), StandardCopyOption.ATOMIC_MOVE);
        apply();
    }

    private void apply() throws IOException {
        for (String name : Files.readAllLines(decided().resolve(DELETIONS))) {
            Files.deleteIfExists(base.resolve(name));
        }
        Path files = decided().resolve("files");
        for (Path file : MirrorFolder.files(files, DEPTH)) {
            Path target = base.resolve(file);
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.move(
                    files.resolve(file), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        MirrorFolder.deleteTree(decided());
    }
}
