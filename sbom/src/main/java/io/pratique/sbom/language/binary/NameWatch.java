package io.pratique.sbom.language.binary;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// Watches a program stream by and notes whether one of some names of sections and symbols stands where the formats
/// keep such names: in the beginning, where ELF has those of exported symbols and the others their sections, and in
/// the part for linkers. Code and data are not looked at.
public final class NameWatch extends FilterInputStream {
    private static final int HEAD_SIZE = 16 << 10;

    /// Linkers put the names of an ELF program's exported symbols, a few thousand at most, before its code.
    private static final int BEGINNING = 64 << 10;

    private final List<Needle> names;
    private final int overlap;
    private final byte[] head = new byte[HEAD_SIZE];
    private int headLength;
    private long position;
    private long linkerPart = Long.MAX_VALUE;
    /// The last bytes before `position`, as many as may begin a name that ends later.
    private byte[] before = new byte[0];

    private boolean found;

    public NameWatch(InputStream in, String... names) {
        super(in);
        this.names = Arrays.stream(names).map(Needle::new).toList();
        this.overlap = this.names.stream().mapToInt(Needle::length).max().orElse(1) - 1;
    }

    /// Whether one of the names was seen so far.
    public boolean found() {
        return found;
    }

    /// Whether what was seen starts as a program does.
    public boolean isProgram() {
        return Executable.startsWithMagic(head, headLength);
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
        keepHead(bytes, offset, count);
        boolean named = position < BEGINNING || position + count > linkerPart;
        if (named && !found) {
            found = across(bytes, offset, count) || contains(bytes, offset, offset + count);
        }
        position += count;
        remember(bytes, offset, count);
    }

    private void keepHead(byte[] bytes, int offset, int count) {
        int more = Math.min(count, HEAD_SIZE - headLength);
        if (more > 0) {
            System.arraycopy(bytes, offset, head, headLength, more);
            headLength += more;
            linkerPart = headLength == HEAD_SIZE ? linkerPart() : linkerPart;
        }
    }

    /// A header that cannot be read here may be one that goes on beyond the head: then all is looked at.
    private long linkerPart() {
        try {
            return Executable.of(ByteBuffer.wrap(head)).linkerPart();
        } catch (IOException tooLong) {
            return 0;
        }
    }

    private boolean across(byte[] bytes, int offset, int count) {
        byte[] both = Arrays.copyOf(before, before.length + Math.min(count, overlap));
        System.arraycopy(bytes, offset, both, before.length, both.length - before.length);
        return contains(both, 0, both.length);
    }

    private void remember(byte[] bytes, int offset, int count) {
        int length = Math.min(before.length + count, overlap);
        int kept = Math.max(0, length - count);
        byte[] last = Arrays.copyOfRange(before, before.length - kept, before.length - kept + length);
        System.arraycopy(bytes, offset + count - (length - kept), last, kept, length - kept);
        before = last;
    }

    private boolean contains(byte[] bytes, int start, int end) {
        for (Needle name : names) {
            if (name.in(bytes, start, end)) {
                return true;
            }
        }
        return false;
    }
}
