package io.pratique.sbom.language.binary;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameWatchTest {
    private static final String NAME = ".dep-v0";
    private static final int LOADED_END = 240_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 1_000, 16_384, 100_000})
    void seesANameBehindWhatIsLoadedHoweverItIsRead(int step) throws IOException {
        assertThat(seen(elf(250_001), step)).isTrue();
        assertThat(seen(elf(280_000 - NAME.length()), step)).isTrue();
    }

    @Test
    void leavesOutWhatIsLoaded() throws IOException {
        assertThat(seen(elf(120_000), 1_000)).isFalse();
    }

    @Test
    void seesANameInTheBeginning() throws IOException {
        assertThat(seen(elf(60_000), 1_000)).isTrue();
    }

    @Test
    void looksAtAllOfAProgramWithAHeaderThatLeadsElsewhere() throws IOException {
        byte[] program = elf(120_000);
        ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN).putLong(32, 130_000);
        assertThat(seen(program, 1_000)).isTrue();
    }

    private static boolean seen(byte[] program, int step) throws IOException {
        var watch = new NameWatch(new ByteArrayInputStream(program), "sbom_length", NAME);
        var buffer = new byte[step];
        while (watch.read(buffer, 0, step) >= 0) {
            // only looked at
        }
        return watch.found();
    }

    /// One segment from the start to [#LOADED_END], and the name somewhere.
    private static byte[] elf(int nameAt) {
        ByteBuffer program = ByteBuffer.allocate(280_000).order(ByteOrder.LITTLE_ENDIAN);
        program.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1});
        program.putLong(32, 64).putShort(54, (short) 56).putShort(56, (short) 1);
        program.putInt(64, 1).putLong(64 + 8, 0).putLong(64 + 32, LOADED_END);
        return program.put(nameAt, NAME.getBytes(US_ASCII)).array();
    }
}
