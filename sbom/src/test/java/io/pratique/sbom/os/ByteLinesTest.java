package io.pratique.sbom.os;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteLinesTest {

    @Test
    void givesLinesWithoutTheirEnds() throws IOException {
        assertThat(lines("a\n\r\nbc\r\n\nd")).containsExactly("a", "", "bc", "", "d");
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n")).containsExactly("");
    }

    @Test
    void givesTheSameLinesHoweverTheStreamIsCut() throws IOException {
        Random random = new Random(3);
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            written.add("x".repeat(random.nextInt(i % 50 == 0 ? ByteLines.LONGEST : 300)) + i);
        }
        assertThat(lines(String.join("\n", written))).isEqualTo(written);
    }

    @Test
    void cutsLongLinesAndGoesOnBehindThem() throws IOException {
        for (int length : List.of(
                ByteLines.LONGEST,
                ByteLines.LONGEST + 1,
                2 * ByteLines.LONGEST,
                2 * ByteLines.LONGEST + 1,
                1_000_000)) {
            ByteLines lines = over("before\n" + "y".repeat(length) + "\nafter\n");
            assertThat(lines.next()).isTrue();
            assertThat(lines.next()).isTrue();
            assertThat(lines.length()).isEqualTo(ByteLines.LONGEST);
            assertThat(lines.isCut()).isEqualTo(length > ByteLines.LONGEST);
            assertThat(lines.next()).isTrue();
            assertThat(lines.text(0)).isEqualTo("after");
            assertThat(lines.isCut()).isFalse();
            assertThat(lines.next()).isFalse();
        }
    }

    @Test
    void endsAfterALongLastLine() throws IOException {
        ByteLines lines = over("z".repeat(500_000));
        assertThat(lines.next()).isTrue();
        assertThat(lines.next()).isFalse();
        assertThat(lines.next()).isFalse();
    }

    @Test
    void comparesFieldNamesInAnyCase() throws IOException {
        ByteLines lines = over("pAcKaGe: x");
        lines.next();
        assertThat(lines.startsWith("Package:")).isTrue();
        assertThat(lines.startsWith("Packages")).isFalse();
        assertThat(lines.startsWith("Package: x and more")).isFalse();
        assertThat(lines.at(100)).isZero();
        assertThat(lines.text(100)).isEmpty();
    }

    private static List<String> lines(String text) throws IOException {
        ByteLines lines = over(text);
        List<String> all = new ArrayList<>();
        while (lines.next()) {
            all.add(lines.text(0));
        }
        return all;
    }

    /// Gives the text in pieces of odd lengths.
    private static ByteLines over(String text) {
        Random random = new Random(text.length());
        return new ByteLines(new InputStream() {
            private final InputStream all = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));

            @Override
            public int read() {
                throw new IllegalStateException("reads in blocks");
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                return all.read(buffer, from, Math.min(length, 1 + random.nextInt(9_000)));
            }
        });
    }
}
