package io.pratique.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file system of a few megabytes that can be filled up. Where this machine lets nobody mount one, the test is
/// skipped.
public record SmallDisk(Path folder) implements AutoCloseable {
    private static final int PIECE = 1 << 12;

    public static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=711", "none", folder.toString()),
                "skipped: no file system can be mounted here");
        return new SmallDisk(folder);
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    /// Leaves no more than this.
    public void fill(long free) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            for (long left = Files.getFileStore(folder).getUsableSpace(); left > free; left -= PIECE) {
                out.write(new byte[PIECE]);
            }
        }
    }

    /// Makes room again.
    public void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    @Override
    public void close() throws InterruptedException {
        run("umount", "-l", folder.toString());
    }
}
