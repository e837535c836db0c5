package io.pratique.image.layer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.LimitException;
import io.pratique.testing.image.TarHeader;
import io.pratique.testing.image.TarWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarReaderTest {
    private static final String LONG = "folder/".repeat(40) + "name";

    @Test
    void readsLongNamesHoweverTheyAreWritten() throws IOException {
        byte[] tar = new TarWriter()
                .pax(Map.of("path", LONG + "1", "mtime", "9e9999999"))
                .file("short", "1".getBytes(UTF_8))
                .gnuLongName(LONG + "2")
                .file("short", "2".getBytes(UTF_8))
                .entry(new TarHeader("name", '0').prefix("folder"), new byte[0])
                .file("umläut", new byte[0])
                .finish();

        assertThat(read(tar)).containsOnlyKeys(LONG + "1", LONG + "2", "folder/name", "umläut");
    }

    @Test
    void aPaxRecordCountsForOneEntryAndAGlobalOneForAll() throws IOException {
        byte[] tar = new TarWriter()
                .paxGlobal(Map.of("linkpath", "everywhere"))
                .pax(Map.of("path", "renamed"))
                .file("a", new byte[0])
                .file("b", new byte[0])
                .symlink("c", "own")
                .finish();

        assertThat(read(tar)).containsOnlyKeys("renamed", "b", "c");
        assertThat(new String(read(tar).get("c"), UTF_8)).isEqualTo("everywhere");
    }

    @Test
    void fillsTheHolesOfSparseFiles() throws IOException {
        byte[] data = "data".getBytes(UTF_8);
        byte[] tar = new TarWriter()
                .gnuSparse("old", 2000, 700, data)
                .paxSparse("new", 3000, 1500, data)
                .file("after", "x".getBytes(UTF_8))
                .finish();

        Map<String, byte[]> files = read(tar);

        assertThat(files.get("old")).hasSize(2000).containsSequence(data);
        assertThat(Arrays.copyOfRange(files.get("old"), 700, 704)).isEqualTo(data);
        assertThat(Arrays.copyOfRange(files.get("new"), 1500, 1504)).isEqualTo(data);
        assertThat(files.get("new")).hasSize(3000);
        assertThat(files.get("after")).isEqualTo("x".getBytes(UTF_8));
    }

    @Test
    void doesNotMaterialiseAHole() throws IOException {
        byte[] tar =
                new TarWriter().gnuSparse("hole", 8L << 30, 0, new byte[] {1}).finish();
        var reader = new TarReader(new ByteArrayInputStream(tar), 1 << 20);

        assertThat(reader.next()).isTrue();
        assertThat(reader.entry().fileSize()).isEqualTo(8L << 30);
        assertThat(reader.next()).isFalse();
    }

    @Test
    void endsAtTheMarkerAndAlsoWhereThereIsNone() throws IOException {
        byte[] one = new TarWriter().file("a", "1".getBytes(UTF_8)).finish();
        byte[] two = new TarWriter().file("b", "2".getBytes(UTF_8)).finish();
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);

        assertThat(read(both)).containsOnlyKeys("a");
        assertThat(read(new TarWriter().file("a", "1".getBytes(UTF_8)).unfinished()))
                .containsOnlyKeys("a");
        assertThat(read(new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 511, 513, 700})
    void refusesAnArchiveCutInside(int length) {
        byte[] tar = new TarWriter().file("a", new byte[1000]).finish();

        assertThatThrownBy(() -> read(Arrays.copyOf(tar, length))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesHeadersThatCannotBe() {
        assertThatThrownBy(() -> read(new TarWriter()
                        .entry(new TarHeader("a", '0').badChecksum(), new byte[0])
                        .finish()))
                .hasMessageContaining("checksum");
        assertThatThrownBy(() -> read(new TarWriter()
                        .entry(new TarHeader("a", '0').binarySize(-5), new byte[0])
                        .finish()))
                .hasMessageContaining("negative");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5 a=b",
                "99999999999 path=x\n",
                "0 path=x\n",
                "path=x\n",
                "10 path=ab",
                "3 \n",
                "-5 path=x\n",
                "9 pathx\n\n",
                "14 size=-1234\n",
                "30 size=99999999999999999999\n",
                "12 path=a\0b\n"
            })
    void refusesMalformedPaxRecords(String records) {
        byte[] tar = new TarWriter()
                .paxRaw('x', records.getBytes(UTF_8))
                .file("a", new byte[0])
                .finish();

        assertThatThrownBy(() -> read(tar)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesHeadersLargerThanAllowed() {
        byte[] tar = new TarWriter()
                .paxRaw('x', new byte[2000])
                .file("a", new byte[0])
                .finish();

        assertThatThrownBy(() -> new TarReader(new ByteArrayInputStream(tar), 1999).next())
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("--max-header-size");
    }

    @Test
    void raisesNothingButIoExceptionsOverSpoiltArchives() throws IOException {
        byte[] sound = new TarWriter()
                .pax(Map.of("path", LONG))
                .file("a", new byte[600])
                .gnuLongName(LONG)
                .file("b", new byte[10])
                .gnuSparse("old", 2000, 700, new byte[20])
                .paxSparse("new", 3000, 1500, new byte[20])
                .hardLink("c", "a")
                .finish();
        var random = new Random(7);
        for (int round = 0; round < 3000; round++) {
            byte[] spoilt = sound.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            try {
                read(spoilt);
            } catch (IOException expected) {
                assertThat(expected).hasMessageNotContaining("\0");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v7", "oldgnu", "gnu", "ustar", "pax"})
    void agreesWithTheTarProgram(String format, @TempDir Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/tar")), "skipped: there is no tar program");
        String longPath = format.equals("v7") ? "d/" : "d/" + "e".repeat(90) + "/";
        Path files = Files.createDirectories(folder.resolve("in/" + longPath));
        Files.writeString(files.resolve("text"), "some text\n");
        Files.write(files.resolve("large"), new byte[1_000_000]);
        Files.createSymbolicLink(files.resolve("soft"), Path.of("text"));
        Files.createLink(files.resolve("text2"), files.resolve("text"));
        try (var channel = Files.newByteChannel(
                files.resolve("sparse"),
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.WRITE)) {
            channel.position(5_000_000).write(java.nio.ByteBuffer.wrap("end".getBytes(UTF_8)));
        }
        boolean sparse = !format.equals("v7") && !format.equals("ustar");
        run(
                folder,
                "/bin/tar",
                "--format=" + format,
                sparse ? "--sparse" : "--no-xattrs",
                "--sort=name",
                "-cf",
                "out.tar",
                "-C",
                "in",
                "d");

        Map<String, byte[]> read = read(Files.readAllBytes(folder.resolve("out.tar")));

        assertThat(read.get(longPath + "text")).isEqualTo("some text\n".getBytes(UTF_8));
        assertThat(read.get(longPath + "large")).isEqualTo(new byte[1_000_000]);
        assertThat(new String(read.get(longPath + "soft"), UTF_8)).isEqualTo("text");
        assertThat(new String(read.get(longPath + "text2"), UTF_8)).isEqualTo(longPath + "text");
        assertThat(read.get(longPath + "sparse")).isEqualTo(Files.readAllBytes(files.resolve("sparse")));
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    /// Contents of files and targets of links, by path.
    private static Map<String, byte[]> read(byte[] tar) throws IOException {
        var reader = new TarReader(new ByteArrayInputStream(tar), 1 << 20);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        while (reader.next()) {
            var entry = reader.entry();
            if (entry.type() == '0') {
                SparseMap sparse = entry.sparse();
                InputStream stored = stored(reader);
                InputStream body = sparse == null ? stored : new SparseStream(stored, sparse);
                entries.put(entry.path(), body.readNBytes(10_000_000));
            } else if (entry.type() != '5') {
                entries.put(entry.path(), entry.link().getBytes(UTF_8));
            }
        }
        return entries;
    }

    private static InputStream stored(TarReader reader) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] out, int offset, int length) throws IOException {
                return length == 0 ? 0 : reader.read(out, offset, length);
            }
        };
    }
}
