package io.pratique.advisory.mirror;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The files of a mirror on disk. What is not a host's file lies below `.state`, where no feed looks.
record MirrorFolder(Path root) {
    private static final String STATE = ".state";

    Path target(URI url) throws IOException {
        return root.resolve(MirrorPath.of(url));
    }

    /// Where the files of a host's folder lie.
    ///
    /// @param base ends with a slash
    Path folder(URI base) throws IOException {
        return Objects.requireNonNull(target(base).toAbsolutePath().getParent());
    }

    private Path beside(URI url, String suffix) throws IOException {
        return root.resolve(STATE).resolve(MirrorPath.of(url) + suffix);
    }

    /// What has arrived of a file that is not whole.
    Path part(URI url) throws IOException {
        return beside(url, "~part");
    }

    private Path stateFile(URI url) throws IOException {
        return beside(url, "~state.json");
    }

    /// Where the files of a change lie until all of them are there.
    ///
    /// @param base ends with a slash
    Path staging(URI base) throws IOException {
        return beside(base, "~staging");
    }

    Path lock() {
        return root.resolve(STATE).resolve("lock");
    }

    FileState state(URI url) throws IOException {
        return StateFile.read(stateFile(url), url.toString());
    }

    void write(URI url, FileState state) throws IOException {
        StateFile.write(stateFile(url), state);
    }

    /// The regular files below a folder, relative to it; none where it is absent.
    static List<Path> files(Path folder, int depth) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder, depth)) {
            return walk.filter(Files::isRegularFile).map(folder::relativize).toList();
        } catch (java.io.UncheckedIOException problem) {
            throw problem.getCause();
        }
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.toList();
        } catch (java.io.UncheckedIOException problem) {
            throw problem.getCause();
        }
        for (Path path : all.reversed()) {
            Files.deleteIfExists(path);
        }
    }
}
