package io.pratique.image.layer;

import io.pratique.image.LimitException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/// Writes a tar archive to disk: the program's own archives, never an image's layers, which are not written.
///
/// Nothing lands outside the folder, whatever the archive says: names cannot go up, links may only name a
/// neighbour,
/// nothing is overwritten.
public final class TarUnpacker {
    private static final int HEADER_LIMIT = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final byte[] buffer = new byte[BUFFER];
    private long left;

    /// @param folder exists and is empty
    /// @param limit bytes that the files may have together
    public TarUnpacker(Path folder, long limit) {
        this.folder = folder;
        this.left = limit;
    }

    /// Writes all entries, whose modes are the archive's whatever the umask is. Nothing is forced to the disk.
    ///
    /// @throws IOException when the archive is malformed or cannot be written; then part of it may be there
    public void unpack(InputStream archive) throws IOException {
        var tar = new TarReader(archive, HEADER_LIMIT);
        while (tar.next()) {
            TarHeader header = tar.entry();
            Path target = folder.resolve(Paths.normal(header.path()));
            if (target.equals(folder)) {
                continue;
            }
            folders(Objects.requireNonNull(target.getParent()));
            switch (header.type()) {
                case '0' -> file(tar, target, header);
                case '2' -> link(target, header);
                case '5' -> folders(target);
                default -> throw new IOException("the archive has an entry of type " + header.type());
            }
        }
    }

    private void folders(Path target) throws IOException {
        if (target.equals(folder) || Files.isDirectory(target)) {
            return;
        }
        folders(Objects.requireNonNull(target.getParent()));
        Files.createDirectory(target);
        Files.setPosixFilePermissions(target, permissions(0755));
    }

    private void file(TarReader tar, Path target, TarHeader header) throws IOException {
        if (header.sparse() != null) {
            throw new IOException("the archive has a file with holes");
        }
        left -= header.size();
        if (left < 0) {
            throw new LimitException("the archive is larger than expected");
        }
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int count = tar.read(buffer, 0, BUFFER); count > 0; count = tar.read(buffer, 0, BUFFER)) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
        }
        Files.setPosixFilePermissions(target, permissions(header.mode()));
    }

    private static void link(Path target, TarHeader header) throws IOException {
        String to = header.link();
        if (to.isEmpty() || to.equals("..") || to.indexOf('/') >= 0) {
            throw new IOException("the archive has a link to " + to + ", which is not a neighbour");
        }
        Files.createSymbolicLink(target, Path.of(to));
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if ((mode & (0400 >> i)) != 0) {
                permissions.add(all[i]);
            }
        }
        return permissions;
    }
}
