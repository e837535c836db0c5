package io.pratique.sbom.language.binary;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/// Programs of the fewest headers that the formats allow, with the text `crates` in a section.
class SectionFinderTest {
    private static final String NAME = ".dep-v0";
    private static final int DATA = 0x300;

    @Test
    void findsASectionInElf() throws IOException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            assertThat(found(elf(order))).isEqualTo("crates");
        }
    }

    @Test
    void findsASectionInPe() throws IOException {
        assertThat(found(pe())).isEqualTo("crates");
    }

    @Test
    void findsASectionInMachO() throws IOException {
        assertThat(found(machO())).isEqualTo("crates");
    }

    @Test
    void findsNothingUnderAnotherName() throws IOException {
        assertThat(SectionFinder.find(elf(ByteOrder.LITTLE_ENDIAN), ".dep")).isEmpty();
        assertThat(SectionFinder.find(pe(), ".text")).isEmpty();
        assertThat(SectionFinder.find(machO(), "__text")).isEmpty();
    }

    @Test
    void refusesASectionBeyondTheEnd() {
        ByteBuffer program = pe().putInt(0x78 + 16, 1 << 20);
        assertThatThrownBy(() -> SectionFinder.find(program, NAME)).isInstanceOf(IOException.class);
    }

    private static String found(ByteBuffer program) throws IOException {
        return SectionFinder.find(program, NAME)
                .map(section -> US_ASCII.decode(section).toString())
                .orElse("");
    }

    private static ByteBuffer program(ByteOrder order) {
        return ByteBuffer.allocate(1_024).order(order).put(DATA, "crates".getBytes(US_ASCII));
    }

    /// Two sections of 64 bits: the names at 0x200 and the one with the text.
    private static ByteBuffer elf(ByteOrder order) {
        ByteBuffer program = program(order);
        program.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, (byte) (order == ByteOrder.BIG_ENDIAN ? 2 : 1)});
        program.putLong(40, 0x100)
                .putShort(58, (short) 64)
                .putShort(60, (short) 2)
                .putShort(62, (short) 0);
        program.putInt(0x100, 9).putLong(0x100 + 24, 0x200).putLong(0x100 + 32, 32);
        program.putInt(0x140, 1).putLong(0x140 + 24, DATA).putLong(0x140 + 32, 6);
        return program.put(0x201, (NAME + "\0.names").getBytes(US_ASCII));
    }

    private static ByteBuffer pe() {
        ByteBuffer program = program(ByteOrder.LITTLE_ENDIAN).put(0, (byte) 'M').put(1, (byte) 'Z');
        program.putInt(0x3c, 0x60).putShort(0x60 + 6, (short) 1).putShort(0x60 + 20, (short) 0);
        program.put(0x78, NAME.getBytes(US_ASCII));
        return program.putInt(0x78 + 16, 6).putInt(0x78 + 20, DATA);
    }

    private static ByteBuffer machO() {
        ByteBuffer program =
                program(ByteOrder.LITTLE_ENDIAN).putInt(0, 0xfeedfacf).putInt(16, 2);
        program.putInt(32, 0x1b).putInt(36, 24);
        program.putInt(56, 0x19).putInt(60, 152).putInt(56 + 64, 1);
        program.put(56 + 72, NAME.getBytes(US_ASCII));
        return program.putLong(56 + 72 + 40, 6).putInt(56 + 72 + 48, DATA);
    }
}
