package io.pratique.sbom.language.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/// Finds where a named symbol of a program lies in memory, for ELF (elf(5)), Mach-O (Apple, mach-o/nlist.h) and the
/// exports of PE (Microsoft, PE format).
public final class SymbolFinder {
    private static final int DYNAMIC_SYMBOLS = 11;
    private static final int ALL_SYMBOLS = 2;
    private static final int MOST_COMMANDS = 1_000;

    private final ByteBuffer bytes;
    private final Executable executable;
    private final byte[] name;

    private SymbolFinder(ByteBuffer bytes, Executable executable, String name) {
        this.bytes = bytes;
        this.executable = executable;
        this.name = (name + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    /// @param executable the headers of the same program
    /// @return its address; nothing where the program has no such symbol, or only asks others for it
    /// @throws IOException when the headers lead out of the file
    public static OptionalLong find(ByteBuffer content, Executable executable, String name) throws IOException {
        var bytes = content.duplicate().order(ByteOrder.BIG_ENDIAN);
        try {
            return switch (bytes.getInt(0)) {
                case 0x7f454c46 -> new SymbolFinder(bytes, executable, name).inElf();
                case 0xfeedface, 0xfeedfacf -> new SymbolFinder(bytes, executable, '_' + name).inMachO();
                case 0xcefaedfe, 0xcffaedfe ->
                    new SymbolFinder(bytes.order(ByteOrder.LITTLE_ENDIAN), executable, '_' + name).inMachO();
                default -> new SymbolFinder(bytes.order(ByteOrder.LITTLE_ENDIAN), executable, name).inPe();
            };
        } catch (IndexOutOfBoundsException beyondTheEnd) {
            throw new IOException("program with a broken table of symbols", beyondTheEnd);
        }
    }

    private OptionalLong inElf() {
        boolean wide = bytes.get(4) == 2;
        bytes.order(bytes.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        OptionalLong exported = inElf(DYNAMIC_SYMBOLS, wide);
        return exported.isPresent() ? exported : inElf(ALL_SYMBOLS, wide);
    }

    private OptionalLong inElf(int type, boolean wide) {
        long table = wide ? bytes.getLong(40) : number(32);
        int size = unsignedShort(wide ? 58 : 46);
        int count = table == 0 ? 0 : unsignedShort(wide ? 60 : 48);
        for (int i = 0; i < count; i++) {
            int header = at(table + (long) size * i);
            if (bytes.getInt(header + 4) == type) {
                int names = at(table + size * number(header + (wide ? 40 : 24)));
                return amongElfSymbols(offset(header, wide), length(header, wide), offset(names, wide), wide);
            }
        }
        return OptionalLong.empty();
    }

    private OptionalLong amongElfSymbols(long table, long length, long names, boolean wide) {
        int size = wide ? 24 : 16;
        for (long done = 0; done <= length - size; done += size) {
            int symbol = at(table + done);
            boolean defined = bytes.getShort(symbol + (wide ? 6 : 14)) != 0;
            if (defined && isNamed(names + number(symbol))) {
                return OptionalLong.of(wide ? bytes.getLong(symbol + 8) : number(symbol + 4));
            }
        }
        return OptionalLong.empty();
    }

    private long offset(int sectionHeader, boolean wide) {
        return wide ? bytes.getLong(sectionHeader + 24) : number(sectionHeader + 16);
    }

    private long length(int sectionHeader, boolean wide) {
        return wide ? bytes.getLong(sectionHeader + 32) : number(sectionHeader + 20);
    }

    private OptionalLong inMachO() {
        boolean wide = (bytes.getInt(0) & 1) == 1;
        int at = wide ? 32 : 28;
        long count = Math.min(number(16), MOST_COMMANDS);
        for (int i = 0; i < count; i++) {
            if (bytes.getInt(at) == 2) {
                return amongMachOSymbols(number(at + 8), number(at + 12), number(at + 16), wide);
            }
            at = at(at + number(at + 4));
        }
        return OptionalLong.empty();
    }

    private OptionalLong amongMachOSymbols(long table, long count, long names, boolean wide) {
        for (long i = 0; i < count; i++) {
            int symbol = at(table + i * (wide ? 16 : 12));
            boolean defined = bytes.get(symbol + 5) != 0;
            if (defined && isNamed(names + number(symbol))) {
                return OptionalLong.of(wide ? bytes.getLong(symbol + 8) : number(symbol + 8));
            }
        }
        return OptionalLong.empty();
    }

    private OptionalLong inPe() throws IOException {
        int optional = at(number(0x3c)) + 24;
        long exports = number(optional + (bytes.getShort(optional) == 0x20b ? 112 : 96));
        if (exports == 0) {
            return OptionalLong.empty();
        }
        int directory = executable.offset(executable.base() + exports, 40);
        long count = number(directory + 24);
        int names = executable.offset(executable.base() + number(directory + 32), 4 * count);
        int ordinals = executable.offset(executable.base() + number(directory + 36), 2 * count);
        for (int i = 0; i < count; i++) {
            if (isNamed(executable.offset(executable.base() + number(names + 4 * i), name.length))) {
                long function = number(directory + 28) + 4L * unsignedShort(ordinals + 2 * i);
                int address = executable.offset(executable.base() + function, 4);
                return OptionalLong.of(executable.base() + number(address));
            }
        }
        return OptionalLong.empty();
    }

    private boolean isNamed(long offset) {
        int at = at(offset);
        for (int i = 0; i < name.length; i++) {
            if (bytes.get(at + i) != name[i]) {
                return false;
            }
        }
        return true;
    }

    private int unsignedShort(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private long number(int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }

    private static int at(long offset) {
        if (offset < 0 || offset > Integer.MAX_VALUE - 1_000) {
            throw new IndexOutOfBoundsException("table beyond the end of the file");
        }
        return (int) offset;
    }
}
