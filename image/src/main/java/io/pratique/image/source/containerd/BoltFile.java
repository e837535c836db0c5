package io.pratique.image.source.containerd;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks up values in a bbolt database file, read-only and without taking its lock.
///
/// A writer never changes a page that the last finished transaction can reach, so that what was read is sound as
/// long as no transaction was finished meanwhile; otherwise it is read again.
final class BoltFile implements Closeable {
    private static final int MAX_PAGES_VISITED = 1_000;
    private static final int MAX_OVERFLOW = 1_024;
    private static final int ATTEMPTS = 20;

    /// Where the second meta page may begin: one page on.
    private static final int MIN_PAGE = 512;

    private static final int MAX_PAGE = 1 << 16;

    private final FileChannel channel;
    private int visited;

    private BoltFile(FileChannel channel) {
        this.channel = channel;
    }

    static BoltFile open(Path file) throws IOException {
        return new BoltFile(FileChannel.open(file, StandardOpenOption.READ));
    }

    /// The value of the last key, in the nested buckets named by the others; null where there is none.
    byte @Nullable [] get(List<String> path) throws IOException {
        IOException last = BoltPage.damaged();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            BoltMeta before = meta();
            byte[] value = null;
            IOException problem = null;
            try {
                visited = 0;
                value = get(before, path);
            } catch (IOException torn) {
                problem = torn;
            }
            if (meta().transaction() == before.transaction()) {
                if (problem != null) {
                    throw problem;
                }
                return value;
            }
            last = new IOException("the database changes too fast to be read");
        }
        throw last;
    }

    private byte @Nullable [] get(BoltMeta meta, List<String> path) throws IOException {
        BoltPage.@Nullable Hit hit = new BoltPage.Hit.Below(meta.root());
        for (int depth = 0; depth < path.size(); depth++) {
            byte[] key = path.get(depth).getBytes(StandardCharsets.UTF_8);
            hit = descend(meta, hit, key);
            if (!(hit instanceof BoltPage.Hit.Value(byte[] value, boolean bucket))) {
                return null;
            }
            boolean last = depth == path.size() - 1;
            if (bucket == last) {
                return null;
            }
            if (last) {
                return value;
            }
        }
        return null;
    }

    private BoltPage.@Nullable Hit descend(BoltMeta meta, BoltPage.@Nullable Hit from, byte[] key) throws IOException {
        BoltPage.@Nullable Hit hit = switch (from) {
            case null -> null;
            case BoltPage.Hit.Below below -> below;
            case BoltPage.Hit.Value value -> inBucket(value.bytes(), key);
        };
        while (hit instanceof BoltPage.Hit.Below(long page)) {
            hit = page(meta, page).find(key);
        }
        return hit;
    }

    /// A bucket's head is its root page (8 bytes) and a sequence (8); where the root is 0, the only page follows in
    /// place.
    private static BoltPage.@Nullable Hit inBucket(byte[] head, byte[] key) throws IOException {
        if (head.length < 16) {
            throw BoltPage.damaged();
        }
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        long root = bytes.getLong(0);
        if (root != 0) {
            return new BoltPage.Hit.Below(root);
        }
        ByteBuffer page = ByteBuffer.wrap(head, 16, head.length - 16).slice().order(ByteOrder.LITTLE_ENDIAN);
        return new BoltPage(page).find(key);
    }

    private BoltPage page(BoltMeta meta, long id) throws IOException {
        if (++visited > MAX_PAGES_VISITED || id < 2 || id >= channel.size() / meta.pageSize()) {
            throw BoltPage.damaged();
        }
        long offset = id * meta.pageSize();
        int overflow = BoltPage.overflow(read(offset, BoltPage.HEADER));
        if (overflow < 0 || overflow > MAX_OVERFLOW) {
            throw BoltPage.damaged();
        }
        long size = (overflow + 1L) * meta.pageSize();
        if (size > channel.size() - offset) {
            throw BoltPage.damaged();
        }
        return new BoltPage(read(offset, Math.toIntExact(size)));
    }

    private BoltMeta meta() throws IOException {
        BoltMeta newest = BoltMeta.parse(read(BoltPage.HEADER, BoltMeta.SIZE));
        int first = newest == null ? MIN_PAGE : newest.pageSize();
        int last = newest == null ? MAX_PAGE : newest.pageSize();
        for (int size = first; size <= last && size + BoltPage.HEADER + BoltMeta.SIZE <= channel.size(); size *= 2) {
            BoltMeta second = BoltMeta.parse(read((long) size + BoltPage.HEADER, BoltMeta.SIZE));
            if (second != null && (newest == null || second.transaction() > newest.transaction())) {
                newest = second;
            }
        }
        if (newest == null) {
            throw new IOException("no valid bbolt database");
        }
        return newest;
    }

    private ByteBuffer read(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw BoltPage.damaged();
            }
        }
        return buffer;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
