package io.pratique.sbom.language.binary;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Watches a program stream by and notes whether the name of a section stands where the formats keep such names: PE
/// and Mach-O in the header, ELF behind everything that is loaded. What is loaded is not looked at.
public final class SectionNameWatch extends FilterInputStream {
    private static final int HEAD_SIZE = 16 << 10;

    private final byte[] name;
    /// How far to go on when the last byte of a place is not that of the name (Horspool's search).
    private final int[] shifts = new int[256];

    private final byte[] head = new byte[HEAD_SIZE];
    private int headLength;
    private long position;
    private long loadedEnd = Long.MAX_VALUE;
    /// The last bytes before `position`, as many as may begin a name that ends later.
    private byte[] before = new byte[0];

    private boolean found;

    public SectionNameWatch(InputStream in, String name) {
        super(in);
        this.name = name.getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(shifts, this.name.length);
        for (int i = 0; i < this.name.length - 1; i++) {
            shifts[this.name[i] & 0xff] = this.name.length - 1 - i;
        }
    }

    /// Whether the name was seen so far.
    public boolean found() {
        return found;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count > 0) {
            see(target, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, HEAD_SIZE)).length;
    }

    private void see(byte[] bytes, int offset, int count) {
        if (headLength < HEAD_SIZE) {
            int more = Math.min(count, HEAD_SIZE - headLength);
            System.arraycopy(bytes, offset, head, headLength, more);
            headLength += more;
            if (headLength == HEAD_SIZE) {
                found = contains(head, 0, HEAD_SIZE);
                loadedEnd = loadedEnd();
            }
        }
        position += count;
        if (position > loadedEnd && !found) {
            found = across(bytes, offset, count) || contains(bytes, offset, offset + count);
        }
        remember(bytes, offset, count);
    }

    /// A header that cannot be read here may be one that goes on beyond the head: then all is looked at.
    private long loadedEnd() {
        try {
            return Executable.of(ByteBuffer.wrap(head)).loadedEnd();
        } catch (IOException tooLong) {
            return 0;
        }
    }

    private boolean across(byte[] bytes, int offset, int count) {
        byte[] both = Arrays.copyOf(before, before.length + Math.min(count, name.length - 1));
        System.arraycopy(bytes, offset, both, before.length, both.length - before.length);
        return contains(both, 0, both.length);
    }

    private void remember(byte[] bytes, int offset, int count) {
        int length = Math.min(before.length + count, name.length - 1);
        int kept = Math.max(0, length - count);
        byte[] last = Arrays.copyOfRange(before, before.length - kept, before.length - kept + length);
        System.arraycopy(bytes, offset + count - (length - kept), last, kept, length - kept);
        before = last;
    }

    private boolean contains(byte[] bytes, int start, int end) {
        int last = name.length - 1;
        int at = start + last;
        while (at < end) {
            byte b = bytes[at];
            if (b == name[last] && Arrays.equals(bytes, at - last, at + 1, name, 0, name.length)) {
                return true;
            }
            at += shifts[b & 0xff];
        }
        return false;
    }
}
