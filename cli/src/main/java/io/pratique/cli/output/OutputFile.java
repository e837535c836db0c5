package io.pratique.cli.output;

import io.pratique.cli.output.StandardOutput.Content;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is written whole or not at all.
public final class OutputFile {
    private OutputFile() {}

    /// Refuses a file that cannot come to be, before work is done for it.
    ///
    /// @throws PratiqueException when its folder is absent, or it is a folder itself
    public static void check(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null) {
            throw new PratiqueException(ErrorKind.USAGE, "cannot write to " + file + ": it is a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new PratiqueException(ErrorKind.USAGE, "cannot write to " + file + ": there is no folder " + folder);
        }
    }

    /// Writes beside the file and renames; a device or pipe is written to directly.
    ///
    /// @throws PratiqueException when it cannot be written; what was there before is then still there
    public static void write(Path file, Content content) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                fill(file, content, StandardOpenOption.WRITE);
            } else {
                replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
            }
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.IO, "cannot write " + file + ": " + ScanProblem.describe(problem), problem);
        }
    }

    private static void replace(Path file, Content content) throws IOException {
        long process = ProcessHandle.current().pid();
        Path aside = file.resolveSibling("." + file.getFileName() + "." + process + ".tmp");
        try {
            fill(
                    aside,
                    content,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void fill(Path file, Content content, StandardOpenOption... how) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, how), 1 << 16)) {
            content.writeTo(out);
        }
    }
}
