package io.pratique.advisory.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps two processes from building from one folder at once: the second waits and then uses what the first built.
/// The system gives the lock up when its process ends, however it ends.
public record BuildLock(FileChannel channel) implements Closeable {
    private static final String NAME = "lock";

    /// @param waiting told before waiting for another process
    public static BuildLock acquire(Path folder, Runnable waiting) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                waiting.run();
                channel.lock();
            }
            return new BuildLock(channel);
        } catch (OverlappingFileLockException own) {
            channel.close();
            throw new IOException("this process builds the database already", own);
        } catch (IOException problem) {
            channel.close();
            throw problem;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
