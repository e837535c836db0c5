package io.pratique.advisory.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Files that are there whole or not at all, however many processes write them at once.
public final class AtomicFile {
    /// No writer takes that long: what is older was left by one that was killed.
    private static final Duration ABANDONED = Duration.ofHours(1);

    private AtomicFile() {}

    public interface Contents {
        void write(FileChannel channel) throws IOException;
    }

    public static void write(Path target, Contents contents) throws IOException {
        write(target, null, contents);
    }

    /// Writes under a name of its own beside the target, then renames.
    ///
    /// @param modified the time of modification that the file shall bear
    static void write(Path target, @Nullable FileTime modified, Contents contents) throws IOException {
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "the root folder is no file");
        Files.createDirectories(folder);
        String prefix = "." + target.getFileName() + ".";
        Path temporary = folder.resolve(prefix + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                sweep(folder, prefix, Files.getLastModifiedTime(temporary).toInstant());
                contents.write(channel);
                channel.force(true);
            }
            if (modified != null) {
                Files.setLastModifiedTime(temporary, modified);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void sweep(Path folder, String prefix, Instant now) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder,
                file -> file.getFileName().toString().startsWith(prefix)
                        && file.toString().endsWith(".tmp"))) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(ABANDONED))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException inUse) {
            // Another process may be doing the same; leftovers cost space and nothing else.
        }
    }

    public static void fully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
