package io.pratique.sbom.language.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Where the parts of a program lie in memory and in its file, for ELF (elf(5)), PE (Microsoft, PE format) and
/// Mach-O (Apple, mach-o/loader.h).
public final class Executable {
    private static final int ELF = 0x7f454c46;
    private static final int MACH_O_32 = 0xfeedface;
    private static final int MACH_O_64 = 0xfeedfacf;
    private static final int MOST_SEGMENTS = 1_000;

    /// @param address in memory
    /// @param offset in the file
    private record Segment(long address, long offset, long size) {}

    private final ByteBuffer bytes;
    private final List<Segment> segments = new ArrayList<>();
    private long base;
    private long linkerPart = -1;

    private Executable(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// Whether the first bytes are those of a program in one of these formats.
    public static boolean startsWithMagic(byte[] bytes, int length) {
        return startsWithMagic(ByteBuffer.wrap(bytes, 0, length).slice());
    }

    /// Whether a file starts as a program in one of these formats does.
    public static boolean startsWithMagic(ByteBuffer content) {
        if (content.capacity() < 4) {
            return false;
        }
        int magic = content.duplicate().order(ByteOrder.BIG_ENDIAN).getInt(0);
        return magic == ELF || isMachO(magic) || magic >>> 16 == ('M' << 8 | 'Z');
    }

    /// Whether a program whose first bytes these are is known to be for a processor with pointers of 64 bits: an
    /// ELF
    /// program of that class, or a Mach-O program.
    public static boolean hasWidePointers(byte[] bytes) {
        int magic = ByteBuffer.wrap(bytes).getInt(0);
        return magic == ELF ? bytes[4] == 2 : magic == MACH_O_64 || Integer.reverseBytes(magic) == MACH_O_64;
    }

    private static boolean isMachO(int magic) {
        int other = Integer.reverseBytes(magic);
        return magic == MACH_O_32 || magic == MACH_O_64 || other == MACH_O_32 || other == MACH_O_64;
    }

    /// Reads the headers.
    ///
    /// @throws IOException when they lead out of the file
    public static Executable of(ByteBuffer content) throws IOException {
        var executable = new Executable(content.duplicate().order(ByteOrder.BIG_ENDIAN));
        try {
            int magic = executable.bytes.getInt(0);
            if (magic == ELF) {
                executable.readElf();
            } else if (isMachO(magic)) {
                executable.readMachO(magic);
            } else {
                executable.readPe();
            }
        } catch (IndexOutOfBoundsException beyondTheEnd) {
            throw new IOException("program with a broken header", beyondTheEnd);
        }
        return executable;
    }

    /// Where the part of the file begins that linkers and debuggers read: ELF's behind what is loaded, Mach-O's
    /// table
    /// of names, PE's exports.
    long linkerPart() {
        return linkerPart < 0 ? loadedEnd() : linkerPart;
    }

    /// What the addresses in the header of a PE program are relative to; 0 in the other formats.
    long base() {
        return base;
    }

    /// A number of eight bytes in memory.
    ///
    /// @throws IOException when the file does not have it
    public long number(long address) throws IOException {
        return bytes.getLong(offset(address, Long.BYTES));
    }

    private long loadedEnd() {
        long end = 0;
        for (Segment segment : segments) {
            end = Math.max(end, segment.offset() + segment.size());
        }
        return end;
    }

    /// The place in the file of so many bytes in memory.
    ///
    /// @throws IOException when the file does not have them
    public int offset(long address, long length) throws IOException {
        for (Segment segment : segments) {
            long within = address - segment.address();
            if (within >= 0 && length >= 0 && within <= segment.size() - length) {
                long offset = segment.offset() + within;
                if (offset >= 0 && offset <= bytes.capacity() - length) {
                    return (int) offset;
                }
            }
        }
        throw new IOException("program with a pointer to nowhere");
    }

    private void readElf() {
        boolean wide = bytes.get(4) == 2;
        bytes.order(bytes.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        long table = wide ? bytes.getLong(32) : number(28);
        int size = bytes.getShort(wide ? 54 : 42) & 0xffff;
        int count = Math.min(bytes.getShort(wide ? 56 : 44) & 0xffff, MOST_SEGMENTS);
        for (int i = 0; i < count; i++) {
            int at = position(table + (long) i * size);
            boolean loaded = bytes.getInt(at) == 1;
            if (loaded && wide) {
                segments.add(new Segment(bytes.getLong(at + 16), bytes.getLong(at + 8), bytes.getLong(at + 32)));
            } else if (loaded) {
                segments.add(new Segment(number(at + 8), number(at + 4), number(at + 16)));
            }
        }
    }

    private void readPe() {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        int header = position(number(0x3c));
        int optional = header + 24;
        boolean wide = bytes.getShort(optional) == 0x20b;
        base = wide ? bytes.getLong(optional + 24) : number(optional + 28);
        int table = optional + (bytes.getShort(header + 20) & 0xffff);
        int count = Math.min(bytes.getShort(header + 6) & 0xffff, MOST_SEGMENTS);
        for (int i = 0; i < count; i++) {
            int at = table + 40 * i;
            segments.add(new Segment(base + number(at + 12), number(at + 20), number(at + 16)));
        }
        linkerPart = fileOffset(base + number(optional + (wide ? 112 : 96)));
    }

    /// Where an address lies in the file, whether or not all of the file is here; the end where it lies nowhere.
    private long fileOffset(long address) {
        for (Segment segment : segments) {
            long within = address - segment.address();
            if (within >= 0 && within < segment.size()) {
                return segment.offset() + within;
            }
        }
        return Long.MAX_VALUE;
    }

    private void readMachO(int magic) {
        boolean little = magic != MACH_O_32 && magic != MACH_O_64;
        bytes.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = bytes.getInt(0) == MACH_O_64 ? 32 : 28;
        long count = Math.min(number(16), MOST_SEGMENTS);
        for (int i = 0; i < count; i++) {
            int command = bytes.getInt(at);
            if (command == 0x19) {
                segments.add(new Segment(bytes.getLong(at + 24), bytes.getLong(at + 40), bytes.getLong(at + 48)));
            } else if (command == 1) {
                segments.add(new Segment(number(at + 24), number(at + 32), number(at + 36)));
            } else if (command == 2) {
                linkerPart = number(at + 16);
            }
            at = position(at + number(at + 4));
        }
    }

    private long number(int at) {
        return bytes.getInt(at) & 0xffff_ffffL;
    }

    private static int position(long offset) {
        return offset < 0 || offset > Integer.MAX_VALUE - 1_000 ? Integer.MAX_VALUE - 1_000 : (int) offset;
    }
}
