package io.pratique.sbom.language.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Finds a named section of a program, for ELF (elf(5)), PE (Microsoft, PE format) and Mach-O (Apple,
/// mach-o/loader.h).
public final class SectionFinder {
    private static final int ELF = 0x7f454c46;
    private static final int MOST_COMMANDS = 1_000;
    private static final int SEGMENT_32 = 1;
    private static final int SEGMENT_64 = 0x19;

    private final ByteBuffer bytes;
    private final byte[] name;

    private SectionFinder(ByteBuffer bytes, String name) {
        this.bytes = bytes;
        this.name = name.getBytes(StandardCharsets.US_ASCII);
    }

    /// @param name of up to 8 bytes, which is what all formats have room for
    /// @return the contents; nothing where there is no such section
    /// @throws IOException when the headers lead out of the file
    public static Optional<ByteBuffer> find(ByteBuffer content, String name) throws IOException {
        var finder = new SectionFinder(content.duplicate().order(ByteOrder.BIG_ENDIAN), name);
        try {
            return switch (finder.bytes.getInt(0)) {
                case ELF -> finder.inElf();
                case 0xfeedface, 0xfeedfacf -> finder.inMachO(ByteOrder.BIG_ENDIAN);
                case 0xcefaedfe, 0xcffaedfe -> finder.inMachO(ByteOrder.LITTLE_ENDIAN);
                default -> finder.inPe();
            };
        } catch (IndexOutOfBoundsException beyondTheEnd) {
            throw new IOException("program with a broken header", beyondTheEnd);
        }
    }

    private Optional<ByteBuffer> inElf() {
        boolean wide = bytes.get(4) == 2;
        bytes.order(bytes.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        long table = wide ? bytes.getLong(40) : number(32);
        int size = unsignedShort(wide ? 58 : 46);
        int count = unsignedShort(wide ? 60 : 48);
        if (table == 0 || count == 0) {
            return Optional.empty();
        }
        long names = offset(at(table + (long) size * unsignedShort(wide ? 62 : 50)), wide);
        for (int i = 0; i < count; i++) {
            int header = at(table + (long) size * i);
            if (isNamed(at(names + number(header)))) {
                return part(offset(header, wide), wide ? bytes.getLong(header + 32) : number(header + 20));
            }
        }
        return Optional.empty();
    }

    private long offset(int sectionHeader, boolean wide) {
        return wide ? bytes.getLong(sectionHeader + 24) : number(sectionHeader + 16);
    }

    private Optional<ByteBuffer> inPe() {
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        int header = at(number(0x3c));
        int table = header + 24 + unsignedShort(header + 20);
        int count = unsignedShort(header + 6);
        for (int i = 0; i < count; i++) {
            int section = at(table + 40L * i);
            if (isNamed(section)) {
                return part(number(section + 20), number(section + 16));
            }
        }
        return Optional.empty();
    }

    private Optional<ByteBuffer> inMachO(ByteOrder order) {
        bytes.order(order);
        int at = bytes.getInt(0) == 0xfeedfacf ? 32 : 28;
        long count = Math.min(number(16), MOST_COMMANDS);
        for (int i = 0; i < count; i++) {
            int command = bytes.getInt(at);
            if (command == SEGMENT_64 || command == SEGMENT_32) {
                Optional<ByteBuffer> found = inSegment(at, command == SEGMENT_64);
                if (found.isPresent()) {
                    return found;
                }
            }
            at = at(at + number(at + 4));
        }
        return Optional.empty();
    }

    private Optional<ByteBuffer> inSegment(int command, boolean wide) {
        long count = Math.min(number(command + (wide ? 64 : 48)), MOST_COMMANDS);
        for (int i = 0; i < count; i++) {
            int section = at(command + (wide ? 72L + 80L * i : 56L + 68L * i));
            if (isNamed(section)) {
                return wide
                        ? part(number(section + 48), bytes.getLong(section + 40))
                        : part(number(section + 40), number(section + 36));
            }
        }
        return Optional.empty();
    }

    /// Whether the name stands here, with a zero behind it where the field goes on.
    private boolean isNamed(int at) {
        for (int i = 0; i < name.length; i++) {
            if (bytes.get(at + i) != name[i]) {
                return false;
            }
        }
        return name.length == 8 || bytes.get(at + name.length) == 0;
    }

    private Optional<ByteBuffer> part(long offset, long size) {
        if (offset < 0 || size < 0 || offset > bytes.capacity() - size) {
            throw new IndexOutOfBoundsException("section beyond the end of the file");
        }
        return Optional.of(bytes.slice((int) offset, (int) size));
    }

    private int unsignedShort(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private long number(int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }

    private static int at(long offset) {
        if (offset < 0 || offset > Integer.MAX_VALUE - 1_000) {
            throw new IndexOutOfBoundsException("header beyond the end of the file");
        }
        return (int) offset;
    }
}
