package io.pratique.sbom.language.binary;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SymbolFinderTest {
    private static final long ADDRESS = 0x1234;

    @Test
    void findsASymbolOfMachO() throws IOException {
        assertThat(find(machO(), "sbom")).hasValue(ADDRESS);
        assertThat(find(machO(), "sbo")).isEmpty();
        assertThat(find(machO(), "other")).isEmpty();
    }

    @Test
    void findsAnExportOfPe() throws IOException {
        assertThat(find(pe(), "sbom")).hasValue(0x140000000L + ADDRESS);
        assertThat(find(pe(), "sbomb")).isEmpty();
    }

    @Test
    void findsNothingInAPeWithoutExports() throws IOException {
        assertThat(find(pe().putInt(0x40 + 24 + 112, 0), "sbom")).isEmpty();
    }

    @Test
    void refusesTablesThatLeadOutOfTheFile() {
        assertThatThrownBy(() -> find(machO().putInt(32 + 8, 2_000), "sbom")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> find(pe().putInt(0x300 + 24, -1), "sbom")).isInstanceOf(IOException.class);
    }

    @Test
    void knowsWhereLinkersLook() throws IOException {
        assertThat(Executable.of(machO()).linkerPart()).isEqualTo(512);
        assertThat(Executable.of(pe()).linkerPart()).isEqualTo(0x300);
    }

    private static OptionalLong find(ByteBuffer program, String name) throws IOException {
        return SymbolFinder.find(program, Executable.of(program), name);
    }

    /// A symbol that others define, and one of its own; names at 512.
    private static ByteBuffer machO() {
        ByteBuffer program = ByteBuffer.allocate(600).order(ByteOrder.LITTLE_ENDIAN);
        program.putInt(0, 0xfeedfacf).putInt(16, 1);
        program.putInt(32, 2).putInt(36, 24).putInt(40, 256).putInt(44, 2).putInt(48, 512);
        program.putInt(256, 1);
        program.putInt(272, 8).put(277, (byte) 1).putLong(280, ADDRESS);
        return program.put(512, "\0_other\0_sbom\0".getBytes(US_ASCII));
    }

    /// One section, at 0x300 in the file and 0x1000 in memory, that starts with the directory of exports.
    private static ByteBuffer pe() {
        ByteBuffer program = ByteBuffer.allocate(0x500).order(ByteOrder.LITTLE_ENDIAN);
        program.put(0, new byte[] {'M', 'Z'}).putInt(0x3c, 0x40);
        program.putShort(0x46, (short) 1).putShort(0x54, (short) 240);
        int optional = 0x40 + 24;
        program.putShort(optional, (short) 0x20b)
                .putLong(optional + 24, 0x140000000L)
                .putInt(optional + 112, 0x1000);
        int section = optional + 240;
        program.putInt(section + 12, 0x1000).putInt(section + 16, 0x200).putInt(section + 20, 0x300);
        program.putInt(0x300 + 24, 1)
                .putInt(0x300 + 28, 0x1040)
                .putInt(0x300 + 32, 0x1050)
                .putInt(0x300 + 36, 0x1060);
        program.putInt(0x340 + 4, (int) ADDRESS).putInt(0x350, 0x1070).putShort(0x360, (short) 1);
        return program.put(0x370, "sbom\0".getBytes(US_ASCII));
    }
}
