package io.pratique.sbom.language.golang;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.model.inventory.NameSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionTableTest {
    private static final String NAMES = "runtime.main\0net/http.Get\0";
    private static final byte[] INFORMATION =
            ("\u00ff Go buildinf:\10\2" + "\0".repeat(16) + "\10go1.22.1\0").getBytes(ISO_8859_1);

    @ParameterizedTest
    @CsvSource({"0xfffffffa, 8, false", "0xfffffff0, 4, false", "0xfffffff1, 8, true", "0xfffffff1, 8, false"})
    void readsTheHeaderOfEveryRelease(String magic, int size, boolean bigEndian) {
        byte[] header = header(Integer.parseUnsignedInt(magic.substring(2), 16), size, bigEndian, 2, NAMES.length());

        Optional<FunctionTable> table = FunctionTable.at(header, 0);

        assertThat(table).isPresent();
        assertThat(table.get().length()).isEqualTo(NAMES.length());
        assertThat(table.get().start()).isEqualTo(8 + size * (magic.endsWith("a") ? 7 : 8));
    }

    @ParameterizedTest
    @CsvSource({"0xfffffffb, 2, 26", "0xfffffff1, 0, 26", "0xfffffff1, 2, 0", "0xfffffff1, 2, -1", "0xfffffff1, 99, 26"
    })
    void refusesHeadersThatMakeNoSense(String magic, long functions, long length) {
        byte[] header = header(Integer.parseUnsignedInt(magic.substring(2), 16), 8, false, functions, length);

        assertThat(FunctionTable.at(header, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0", "4", "16", "131008", "131012", "131040", "131056", "262144"})
    void findsTheNamesWhereverTheBufferEnds(int before) throws IOException {
        byte[] program = program(before, NAMES + "net/mail.Parse\0".repeat(20_000));

        var search = new BuildInformationSearch(new ByteArrayInputStream(program));

        assertThat(search.run()).isPresent();
        NameSet.Index index = search.functions()
                .flatMap(names -> names.finish(GoModules.of("")))
                .orElseThrow()
                .names()
                .index();
        assertThat(index.mayContain("net/http#Get")).isTrue();
        assertThat(index.mayContain("net/mail#Parse")).isTrue();
        assertThat(index.mayContain("net/mail#Send")).isFalse();
    }

    @Test
    void knowsNothingOfATableThatIsCutShort() throws IOException {
        byte[] program = program(0, NAMES);
        byte[] cut = Arrays.copyOf(program, 16 + FunctionTable.HEADER_SIZE + 10);

        var search = new BuildInformationSearch(new ByteArrayInputStream(cut));

        assertThat(search.run()).isEmpty();
        assertThat(search.functions()).isEmpty();
    }

    @Test
    void allowsForAHeaderThatWasFilledUp() {
        byte[] header = header(0xfffffff0, 8, false, 2, 100);
        ByteBuffer numbers = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        numbers.putLong(8 + 3 * 8, 96);

        assertThat(FunctionTable.at(header, 0)).contains(new FunctionTable(96, 76));

        numbers.putLong(8 + 3 * 8, 64);
        assertThat(FunctionTable.at(header, 0)).isEmpty();
        numbers.putLong(8 + 3 * 8, 160);
        assertThat(FunctionTable.at(header, 0)).isEmpty();
    }

    private static byte[] program(int before, String names) {
        byte[] header = header(0xfffffff1, 8, false, 2, names.length());
        int table = 16 + before;
        int information = (table + header.length + names.length() + 15) / 16 * 16;
        ByteBuffer out = ByteBuffer.allocate(information + INFORMATION.length);
        out.put(0, new byte[] {0x7f, 'E', 'L', 'F'});
        out.put(table, header);
        out.put(table + header.length, names.getBytes(UTF_8));
        out.put(information, INFORMATION);
        return out.array();
    }

    private static byte[] header(int magic, int size, boolean bigEndian, long functions, long length) {
        int more = magic == 0xfffffffa ? 0 : 1;
        long start = 8 + size * (7 + more);
        ByteBuffer out = ByteBuffer.allocate(FunctionTable.HEADER_SIZE)
                .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        out.putInt(magic).put((byte) 0).put((byte) 0).put((byte) 1).put((byte) size);
        long[] numbers = more == 0
                ? new long[] {functions, 1, start, start + length, start + length + 8, start + length + 16, 0}
                : new long[] {functions, 1, 0, start, start + length, start + length + 8, start + length + 16, 0};
        for (long number : numbers) {
            if (size == 8) {
                out.putLong(number);
            } else {
                out.putInt((int) number);
            }
        }
        return out.array();
    }
}
