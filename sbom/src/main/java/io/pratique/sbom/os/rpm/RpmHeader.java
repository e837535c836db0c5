package io.pratique.sbom.os.rpm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A package header: an index of tags, then the data they point to, all big-endian (rpm documentation, "RPM V4
/// Package format", header format).
///
/// One object is used for many headers.
final class RpmHeader {
    private static final int PREAMBLE = 8;
    private static final int INDEX_ENTRY = 16;
    private static final int MOST_TAGS = 0xffff; // rpm, lib/header.c
    private static final int LONGEST_TEXT = 64 * 1024;

    private final int[] entries = new int[RpmTag.values().length];
    private byte[] bytes = new byte[0];
    private int data;
    private int end;

    /// Takes a new header.
    ///
    /// @throws IOException when the index does not fit in the bytes
    void load(byte[] header, int from, int to) throws IOException {
        bytes = header;
        if (to - from < PREAMBLE) {
            throw new IOException("rpm header is shorter than its preamble");
        }
        long tags = integer(from) & 0xffffffffL;
        long length = integer(from + 4) & 0xffffffffL;
        if (tags > MOST_TAGS || PREAMBLE + tags * INDEX_ENTRY + length > to - from) {
            throw new IOException("rpm header of " + (to - from) + " bytes cannot have " + tags + " tags and " + length
                    + " bytes of data");
        }
        data = from + PREAMBLE + (int) tags * INDEX_ENTRY;
        end = data + (int) length;
        Arrays.fill(entries, -1);
        for (int entry = from + PREAMBLE; entry < data; entry += INDEX_ENTRY) {
            RpmTag tag = RpmTag.of(integer(entry));
            if (tag != null && tag.has(integer(entry + 4))) {
                entries[tag.ordinal()] = entry;
            }
        }
    }

    private int integer(int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }

    /// How many values a tag has; 0 where it is absent.
    int count(RpmTag tag) {
        int entry = entries[tag.ordinal()];
        return entry < 0 ? 0 : Math.max(0, integer(entry + 12));
    }

    /// Where the first value of a tag lies; behind the data where it is absent.
    int start(RpmTag tag) {
        int entry = entries[tag.ordinal()];
        int offset = entry < 0 ? -1 : integer(entry + 8);
        return offset < 0 || offset > end - data ? end : data + offset;
    }

    byte[] bytes() {
        return bytes;
    }

    /// The index of the zero byte that ends the string at an index; -1 where there is none.
    int stringEnd(int from) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /// The first string of a tag; null where it is absent, not ended or over 64 KiB.
    @Nullable
    String text(RpmTag tag) {
        int from = start(tag);
        int to = stringEnd(from);
        return to < 0 || to - from > LONGEST_TEXT ? null : new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /// The strings of a tag, up to the first that is not ended or over 64 KiB.
    List<String> texts(RpmTag tag) {
        int count = count(tag);
        List<String> texts = new ArrayList<>(Math.min(count, 64));
        int from = start(tag);
        for (int i = 0; i < count; i++) {
            int to = stringEnd(from);
            if (to < 0 || to - from > LONGEST_TEXT) {
                return texts;
            }
            texts.add(new String(bytes, from, to - from, StandardCharsets.UTF_8));
            from = to + 1;
        }
        return texts;
    }

    /// A number of a tag as unsigned; -1 where there is none.
    long number(RpmTag tag, int index) {
        long at = start(tag) + 4L * index;
        return index < count(tag) && at + 4 <= end ? integer((int) at) & 0xffffffffL : -1;
    }

    /// A number of 16 bits of a tag; -1 where there is none.
    int shortNumber(RpmTag tag, int index) {
        long at = start(tag) + 2L * index;
        return index < count(tag) && at + 2 <= end ? (bytes[(int) at] & 0xff) << 8 | bytes[(int) at + 1] & 0xff : -1;
    }
}
