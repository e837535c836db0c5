package io.pratique.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.sbom.analyzer.StreamingAnalyzer.Onlooker;
import io.pratique.sbom.analyzer.TestFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class OverheardFileTest {
    private final byte[] bytes = new byte[200_000];
    private final Memory memory = new Memory(Integer.MAX_VALUE);
    private final OverheardFile file;
    private final OverheardFile.Ear ear;

    OverheardFileTest() {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + i / 256);
        }
        file = new OverheardFile(TestFile.of("bin/app", bytes));
        ear = file.add(memory);
    }

    @Test
    void hearsWhatIsReadInAnyWayAndWhatIsLeft() throws IOException {
        InputStream in = file.open();
        assertThat(in.read()).isEqualTo(bytes[0] & 0xff);
        assertThat(in.readNBytes(1_000)).hasSize(1_000);
        assertThat(in.skip(5_000)).isEqualTo(5_000);
        assertThat(memory.seen.size()).isEqualTo(6_001);

        ear.finish();

        assertThat(memory.seen.toByteArray()).isEqualTo(bytes);
        assertThat(memory.ended).isTrue();
    }

    @Test
    void hearsAFileThatIsHeldWhole() throws IOException {
        assertThat(file.content().remaining()).isEqualTo(bytes.length);
        assertThat(file.open().readAllBytes()).isEqualTo(bytes);

        ear.finish();

        assertThat(memory.seen.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void hearsAFileThatNobodyReads() throws IOException {
        ear.finish();

        assertThat(memory.seen.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void severalHearTheSame() throws IOException {
        var second = new Memory(Integer.MAX_VALUE);
        OverheardFile.Ear other = file.add(second);

        ear.finish();
        other.finish();

        assertThat(second.seen.toByteArray()).isEqualTo(bytes);
        assertThat(memory.seen.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void readsNoFurtherThanAnyoneWants() throws IOException {
        var modest = new OverheardFile(TestFile.of("bin/app", bytes));
        var short10 = new Memory(10);
        OverheardFile.Ear listener = modest.add(short10);

        listener.finish();

        assertThat(short10.seen.size()).isLessThan(bytes.length);
        assertThat(short10.ended).isTrue();
    }

    @Test
    void whatGoesWrongIsTheOnlookersOwn() throws IOException {
        OverheardFile.Ear failing = file.add(new Failing());

        assertThat(file.open().readAllBytes()).isEqualTo(bytes);
        ear.finish();

        assertThat(memory.seen.toByteArray()).isEqualTo(bytes);
        assertThatThrownBy(failing::finish)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("deaf");
    }

    private static final class Memory implements Onlooker {
        private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
        private final int enough;
        private boolean ended;

        private Memory(int enough) {
            this.enough = enough;
        }

        @Override
        public boolean take(byte[] bytes, int from, int count) {
            seen.write(bytes, from, count);
            return seen.size() < enough;
        }

        @Override
        public void end() {
            ended = true;
        }
    }

    private static final class Failing implements Onlooker {
        @Override
        public boolean take(byte[] bytes, int from, int count) {
            throw new IllegalStateException("deaf");
        }

        @Override
        public void end() {
            throw new AssertionError("not reached");
        }
    }
}
