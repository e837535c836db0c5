package io.pratique.sbom.language.javascript;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The tables of a bun.lockb, versions 2 and 3 of its format, as Bun 1.0 to 1.2 wrote and later ones still can.
///
/// All numbers are little-endian. Behind the header lie the columns of the packages, one after the other: name (8
/// bytes), hash of the name (8), resolution (64, in version 3 72), then two slices of position and count (8 each)
/// of
/// the dependencies and of what they are resolved to. Behind these and others are buffers, each with its begin and
/// end, the third being the resolutions (numbers of packages), the fourth the dependencies (26 bytes each) and the
/// sixth the text that longer strings point into.
final class BunBinaryLock {
    private static final byte[] MAGIC = "#!/usr/bin/env bun\nbun-lockfile-format-v0\n".getBytes(US_ASCII);
    private static final int VERSION_AT = MAGIC.length;
    private static final int COUNT_AT = VERSION_AT + 4 + 32 + 8;
    private static final int COLUMNS_AT = COUNT_AT + 24;
    private static final int DEPENDENCY = 26;

    private final ByteBuffer bytes;
    private final int version;
    private final int count;
    private final int columns;
    /// Begin and end of each buffer.
    private final int[] buffers = new int[12];

    /// @throws IOException when it is none, or of another version
    BunBinaryLock(ByteBuffer content) throws IOException {
        this.bytes = content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        var magic = new byte[MAGIC.length];
        if (bytes.limit() < COLUMNS_AT + 16) {
            throw new IOException("not a bun.lockb");
        }
        bytes.get(0, magic);
        this.version = bytes.getInt(VERSION_AT);
        if (!Arrays.equals(magic, MAGIC) || version < 2 || version > 3) {
            throw new IOException("not a bun.lockb of version 2 or 3");
        }
        this.columns = position(COLUMNS_AT, bytes.limit());
        int end = position(COLUMNS_AT + 8, bytes.limit());
        long size = bytes.getLong(COUNT_AT);
        if (size < 0 || size > (end - columns) / (32L + resolutionSize())) {
            throw new IOException("bun.lockb with more packages than it has room for");
        }
        this.count = (int) size;
        for (int i = 0; i < buffers.length; i += 2) {
            buffers[i] = position(end, bytes.limit());
            buffers[i + 1] = position(end + 8, bytes.limit());
            end = Math.max(end + 16, buffers[i + 1]);
        }
    }

    private int position(int at, int limit) throws IOException {
        long value = at > limit - 8 ? -1 : bytes.getLong(at);
        if (value < 0 || value > limit) {
            throw new IOException("bun.lockb with a place beyond its end");
        }
        return (int) value;
    }

    private int resolutionSize() {
        return version == 2 ? 64 : 72;
    }

    int count() {
        return count;
    }

    String name(int of) throws IOException {
        return string(columns + 8 * of);
    }

    /// What kind of place a package comes from.
    int kind(int of) {
        return bytes.get(resolution(of)) & 0xff;
    }

    /// The version of a package from a registry.
    String release(int of) throws IOException {
        int at = resolution(of) + 16;
        int width = version == 2 ? 4 : 8;
        var text = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            long number = version == 2 ? bytes.getInt(at + width * i) & 0xffff_ffffL : bytes.getLong(at + width * i);
            text.append(i == 0 ? "" : ".").append(Long.toUnsignedString(number));
        }
        int tags = at + (version == 2 ? 16 : 24);
        String before = string(tags);
        String build = string(tags + 16);
        return text + (before.isEmpty() ? "" : "-" + before) + (build.isEmpty() ? "" : "+" + build);
    }

    private int resolution(int of) {
        return columns + 16 * count + resolutionSize() * of;
    }

    /// The positions of what a package needs.
    ///
    /// @return the first and the one behind the last
    int[] needs(int of) throws IOException {
        int slice = columns + (16 + resolutionSize()) * count + 8 * of;
        long first = bytes.getInt(slice) & 0xffff_ffffL;
        long behind = first + (bytes.getInt(slice + 4) & 0xffff_ffffL);
        if (behind > (buffers[7] - buffers[6]) / DEPENDENCY || behind > (buffers[5] - buffers[4]) / 4) {
            throw new IOException("bun.lockb with a package that needs more than there is");
        }
        return new int[] {(int) first, (int) behind};
    }

    /// The package that a need is resolved to; beyond all numbers where it is not.
    int target(int need) {
        return bytes.getInt(buffers[4] + 4 * need);
    }

    /// How a need is declared, as flags.
    int behaviour(int need) {
        return bytes.get(buffers[6] + DEPENDENCY * need + 16) & 0xff;
    }

    /// Strings of up to eight bytes lie in their place, others have position, length and a bit that tells so.
    private String string(int at) throws IOException {
        if (bytes.get(at + 7) < 0) {
            long begin = buffers[10] + (bytes.getInt(at) & 0xffff_ffffL);
            long length = bytes.getInt(at + 4) & 0x7fff_ffffL;
            if (begin + length > buffers[11]) {
                throw new IOException("bun.lockb with a text beyond its end");
            }
            return UTF_8.decode(bytes.slice((int) begin, (int) length)).toString();
        }
        int length = 0;
        while (length < 8 && bytes.get(at + length) != 0) {
            length++;
        }
        return UTF_8.decode(bytes.slice(at, length)).toString();
    }
}
