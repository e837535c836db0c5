package io.pratique.advisory.mirror;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Keeps two processes from updating one folder at once, and counts the updates. The system gives the lock up when
/// its process ends, however it ends.
///
/// @param run the number of this update
/// @param waited whether another update held the folder when this one came
record MirrorLock(FileChannel channel, long run, boolean waited) implements Closeable {

    /// @param waiting told before waiting for another process
    static MirrorLock acquire(Path file, Runnable waiting) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            boolean waited = channel.tryLock() == null;
            if (waited) {
                waiting.run();
                channel.lock();
            }
            long run = last(channel) + 1;
            channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, run), 0);
            channel.force(false);
            return new MirrorLock(channel, run, waited);
        } catch (OverlappingFileLockException own) {
            channel.close();
            throw new IOException("this process updates the mirror already", own);
        } catch (IOException problem) {
            channel.close();
            throw problem;
        }
    }

    private static long last(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES);
        return channel.read(bytes, 0) == Long.BYTES ? Math.max(0, bytes.getLong(0)) : 0;
    }

    /// The update that ran while this one waited; below 0 where it did not wait.
    long fresh() {
        return waited ? run - 1 : -1;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
