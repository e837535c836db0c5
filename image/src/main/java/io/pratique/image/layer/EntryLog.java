package io.pratique.image.layer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a layer says about the file tree: its entries in their order, kept small, since an image may have millions.
///
/// The numbers of entries are stable: reading the same layer again gives the same ones.
public final class EntryLog {
    enum Kind {
        FILE,
        FOLDER,
        SYMBOLIC_LINK,
        HARD_LINK,
        /// A device, a pipe: in the way of other things, but without contents.
        OTHER,
        /// Takes a path of the layers below away.
        WHITEOUT,
        /// Takes everything that the layers below have in a folder away.
        OPAQUE;

        private static final Kind[] ALL = values();
    }

    private byte[] text = new byte[1 << 12];
    private int[] ends = new int[2 << 6];
    private byte[] kinds = new byte[1 << 6];
    private int used;
    private int count;

    public int count() {
        return count;
    }

    void add(Kind kind, String path, String link) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, grown(count));
            ends = Arrays.copyOf(ends, 2 * kinds.length);
        }
        kinds[count] = (byte) kind.ordinal();
        ends[2 * count] = append(path);
        ends[2 * count + 1] = append(link);
        count++;
    }

    private int append(String string) {
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
        if (used + bytes.length > text.length) {
            text = Arrays.copyOf(text, Math.max(grown(text.length), used + bytes.length));
        }
        System.arraycopy(bytes, 0, text, used, bytes.length);
        used += bytes.length;
        return used;
    }

    private static int grown(int size) {
        return size + (size >> 1) + 16;
    }

    Kind kind(int entry) {
        return Kind.ALL[kinds[entry]];
    }

    /// Whether the entry is a second name or a symbolic link.
    public boolean isLink(int entry) {
        Kind kind = kind(entry);
        return kind == Kind.HARD_LINK || kind == Kind.SYMBOLIC_LINK;
    }

    /// The path in normal form; for a whiteout the path that it takes away.
    public String path(int entry) {
        return string(entry == 0 ? 0 : ends[2 * entry - 1], ends[2 * entry]);
    }

    /// The target of a link as written; empty for other entries.
    String link(int entry) {
        return string(ends[2 * entry], ends[2 * entry + 1]);
    }

    private String string(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }
}
