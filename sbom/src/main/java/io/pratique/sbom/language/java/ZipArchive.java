package io.pratique.sbom.language.java;

import io.pratique.image.LimitException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A zip archive held in memory, read by its central directory (PKWARE, APPNOTE.TXT 6.3.10).
public final class ZipArchive {
    static final int STORED = 0;
    static final int DEFLATED = 8;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_SIZE = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_SIZE = 30;

    /// A file in the archive.
    ///
    /// @param stored bytes in the archive, and `size` when expanded; both as declared
    /// @param header where its local header starts, counted from the start of the archive
    public record Entry(String name, int method, boolean encrypted, long stored, long size, long header) {}

    /// Tells by the bytes of a name whether the entry matters, so that nothing is made of the others.
    @FunctionalInterface
    public interface NameFilter {
        boolean test(ByteBuffer bytes, int start, int length);
    }

    private final ByteBuffer bytes;
    private final ZipDirectory directory;
    private @Nullable String damage;

    private ZipArchive(ByteBuffer bytes, ZipDirectory directory) {
        this.bytes = bytes;
        this.directory = directory;
    }

    /// @throws IOException when it is no zip archive
    public static ZipArchive of(ByteBuffer content) throws IOException {
        ByteBuffer bytes = content.slice().order(ByteOrder.LITTLE_ENDIAN);
        return new ZipArchive(bytes, ZipDirectory.find(bytes));
    }

    /// The entries that matter, in the order of the directory, up to where it is damaged.
    ///
    /// @throws LimitException when the budget does not allow so many entries
    public List<Entry> entries(NameFilter filter, Budget budget) throws LimitException {
        List<Entry> entries = new ArrayList<>();
        int at = directory.start();
        while (at < directory.end()) {
            long next = next(at);
            if (next < 0) {
                damage = "zip directory is damaged";
                return entries;
            }
            budget.countEntry();
            int nameLength = unsignedShort(at + 28);
            if (filter.test(bytes, at + CENTRAL_SIZE, nameLength)) {
                entries.add(entry(at, nameLength));
            }
            at = (int) next;
        }
        return entries;
    }

    /// What is wrong with the directory, known after [#entries].
    public @Nullable String damage() {
        return damage;
    }

    /// Where the next entry of the directory starts, -1 when this one is none or leads beyond the end.
    private long next(int at) {
        if (directory.end() - at < CENTRAL_SIZE || bytes.getInt(at) != CENTRAL) {
            return -1;
        }
        long next = (long) at + CENTRAL_SIZE + unsignedShort(at + 28) + unsignedShort(at + 30) + unsignedShort(at + 32);
        return next <= directory.end() ? next : -1;
    }

    private Entry entry(int at, int nameLength) {
        byte[] name = new byte[nameLength];
        bytes.get(at + CENTRAL_SIZE, name);
        var sizes = new ZipSizes(
                Integer.toUnsignedLong(bytes.getInt(at + 24)),
                Integer.toUnsignedLong(bytes.getInt(at + 20)),
                Integer.toUnsignedLong(bytes.getInt(at + 42)));
        sizes = sizes.widened(bytes, at + CENTRAL_SIZE + nameLength, unsignedShort(at + 30));
        boolean encrypted = (bytes.getShort(at + 8) & 1) != 0;
        return new Entry(
                new String(name, StandardCharsets.UTF_8),
                unsignedShort(at + 10),
                encrypted,
                sizes.stored(),
                sizes.expanded(),
                sizes.header());
    }

    /// The bytes of an entry as they lie in the archive.
    ///
    /// @throws IOException when they are not where the directory says
    ByteBuffer raw(Entry entry) throws IOException {
        long header = directory.base() + entry.header();
        if (entry.header() < 0
                || header < 0
                || header > bytes.capacity() - LOCAL_SIZE
                || bytes.getInt((int) header) != LOCAL) {
            throw new IOException("zip entry is not where the directory says");
        }
        int at = (int) header;
        long data = header + LOCAL_SIZE + unsignedShort(at + 26) + unsignedShort(at + 28);
        if (entry.stored() < 0 || data > bytes.capacity() || entry.stored() > bytes.capacity() - data) {
            throw new IOException("zip entry reaches beyond the end of the archive");
        }
        return bytes.slice((int) data, (int) entry.stored());
    }

    /// The expanded entry, but not more than the first `most` bytes.
    public byte[] start(Entry entry, int most, Inflation inflation) throws IOException {
        checkReadable(entry);
        ByteBuffer raw = raw(entry);
        byte[] start = new byte[(int) Math.min(entry.size(), most)];
        if (entry.method() == STORED) {
            raw.get(start, 0, Math.min(start.length, raw.remaining()));
        } else {
            inflation.expand(raw, ByteBuffer.wrap(start));
        }
        return start;
    }

    /// @throws IOException when it is packed in a way that is not supported, or cannot expand to what it says
    static void checkReadable(Entry entry) throws IOException {
        if (entry.encrypted()) {
            throw new IOException("encrypted zip entry");
        }
        if (entry.method() != STORED && entry.method() != DEFLATED) {
            throw new IOException("zip compression method " + entry.method() + " is not supported");
        }
        if (entry.method() == STORED
                ? entry.size() != entry.stored()
                : !Inflation.possible(entry.stored(), entry.size())) {
            throw new IOException("zip entry with impossible sizes");
        }
    }

    private int unsignedShort(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }
}
