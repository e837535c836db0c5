package io.pratique.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/// Other people's data, which lies beside the project in `../shared` and is never copied into it. Where it is
/// absent, tests that ask for it are skipped.
public final class Shared {
    private Shared() {}

    /// A file or folder of `../shared`; skips the calling test where it is absent.
    public static Path path(String relative) {
        Path path = Project.root().resolveSibling("shared").resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), () -> "skipped: ../shared/" + relative + " is absent");
        return path;
    }

    /// An unpacked conformance set; skips the calling test where it is absent.
    public static Path conformance(String set) {
        path("conformance/" + set + ".tar.zst");
        return unpacked().resolve("conformance").resolve(set);
    }

    /// The folder of unpacked feeds; skips the calling test where it is absent.
    public static Path feeds() {
        path("feeds");
        return unpacked().resolve("feeds");
    }

    private static synchronized Path unpacked() {
        Path script = path("unpack");
        Path folder = Project.root().resolve("target/shared");
        Path done = folder.resolve(".unpacked");
        try {
            Files.createDirectories(folder);
            try (FileChannel lock =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                if (!Files.exists(done)) {
                    Process process = new ProcessBuilder("bash", script.toString(), "--feeds", folder.toString())
                            .redirectErrorStream(true)
                            .start();
                    String said = new String(
                            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                    int code = process.waitFor();
                    Assumptions.assumeTrue(code == 0, () -> "skipped: ../shared/unpack failed: " + said);
                    Files.createFile(done);
                }
            }
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return folder;
    }
}
