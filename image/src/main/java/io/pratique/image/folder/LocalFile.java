package io.pratique.image.folder;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.LimitException;
import io.pratique.image.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// A file on this machine. Whole contents are mapped into memory, not read.
public record LocalFile(Path file, FileEntry entry, Limits limits) implements ImageFile {
    @Override
    public InputStream open() throws IOException {
        try {
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (FileSystemException problem) {
            throw new IOException(FolderWalker.reason(problem), problem);
        }
    }

    @Override
    public ByteBuffer content() throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            long size = channel.size();
            if (size > limits.fileSize() || size > Integer.MAX_VALUE) {
                throw new LimitException("a file larger than --max-file-size allows (" + limits.fileSize() + " bytes)");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
        } catch (FileSystemException problem) {
            throw new IOException(FolderWalker.reason(problem), problem);
        }
    }
}
