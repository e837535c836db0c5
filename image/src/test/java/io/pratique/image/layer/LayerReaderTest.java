package io.pratique.image.layer;

import static io.pratique.testing.image.ImageBuilder.image;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.LimitException;
import io.pratique.image.Limits;
import io.pratique.image.Progress;
import io.pratique.image.layer.EntryLog.Kind;
import io.pratique.testing.image.BuiltImage;
import io.pratique.testing.image.Compression;
import io.pratique.testing.image.TarWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayerReaderTest {
    private static final LayerReader.Visitor NOTHING = new LayerReader.Visitor() {
        @Override
        public boolean wants(int entry, FileEntry file) {
            return false;
        }

        @Override
        public void visit(int entry, ImageFile file) {
            throw new AssertionError("nothing is wanted");
        }
    };

    @ParameterizedTest
    @EnumSource
    void readsFilesHoweverTheyAreCompressed(Compression compression) throws IOException {
        byte[] large = noise(3_000_000);

        Map<String, byte[]> files = read(
                image().layer(compression, layer -> layer.file("a/b", "text").file("large", large))
                        .build());

        assertThat(files).containsOnlyKeys("a/b", "large");
        assertThat(files.get("a/b")).isEqualTo("text".getBytes(UTF_8));
        assertThat(files.get("large")).isEqualTo(large);
    }

    @Test
    void countsAllFilesAndBytesWhetherTheyAreWantedOrNot() throws IOException {
        MemoryImage image = MemoryImage.of(image().layer(
                        Compression.GZIP,
                        layer -> layer.file("a/b", "text").file("c", "more").directory("d"))
                .build());
        var counted = new AtomicLong();
        var met = new AtomicLong();
        new LayerReader(
                        image,
                        image.image().layers().getFirst(),
                        Limits.DEFAULT,
                        new AtomicLong(100),
                        new MemoryBudget(100 << 20),
                        new Progress() {
                            @Override
                            public void expect(long bytes) {}

                            @Override
                            public void advance(long bytes, long files) {
                                counted.addAndGet(bytes);
                                met.addAndGet(files);
                            }
                        })
                .read(NOTHING);

        assertThat(met).hasValue(2);
        assertThat(counted).hasValue(image.image().layers().getFirst().size());
    }

    @Test
    void readsAllMembersOfAGzipFile() throws IOException {
        byte[] tar = new TarWriter()
                .file("one", new byte[70_000])
                .file("two", "2".getBytes(UTF_8))
                .finish();
        byte[] first = Compression.GZIP.apply(Arrays.copyOf(tar, 40_000));
        byte[] second = Compression.GZIP.apply(Arrays.copyOfRange(tar, 40_000, tar.length));
        byte[] padding = new byte[100];

        assertThat(read(stored(concatenate(first, second, padding), tar))).containsOnlyKeys("one", "two");
    }

    @Test
    void readsAllFramesOfAZstdFile() throws IOException {
        byte[] tar = new TarWriter()
                .file("one", new byte[70_000])
                .file("two", "2".getBytes(UTF_8))
                .finish();
        byte[] skippable = {0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 'x', 'y', 'z'};
        byte[] first = Compression.ZSTD.apply(Arrays.copyOf(tar, 40_000));
        byte[] second = Compression.ZSTD.apply(Arrays.copyOfRange(tar, 40_000, tar.length));

        assertThat(read(stored(concatenate(skippable, first, skippable, second), tar)))
                .containsOnlyKeys("one", "two");
    }

    @ParameterizedTest
    @EnumSource
    void refusesATruncatedLayer(Compression compression) {
        byte[] tar = new TarWriter().file("one", noise(90_000)).finish();
        byte[] whole = compression.apply(tar);

        assertThatThrownBy(() -> read(stored(Arrays.copyOf(whole, whole.length / 2), tar)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesAWrongChecksumInsideGzip() {
        byte[] tar = new TarWriter().file("one", noise(90_000)).finish();
        byte[] gzip = Compression.GZIP.apply(tar);
        gzip[gzip.length - 6] ^= 1;

        assertThatThrownBy(() -> read(stored(gzip, tar))).hasMessageContaining("checksum");
    }

    @Test
    void refusesContentThatIsNotWhatTheConfigurationNames() {
        byte[] tar = new TarWriter().file("one", "1".getBytes(UTF_8)).finish();
        byte[] other = new TarWriter().file("one", "2".getBytes(UTF_8)).finish();

        assertThatThrownBy(() -> read(stored(Compression.GZIP.apply(other), tar)))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("sha256:");
    }

    @Test
    void refusesBytesThatAreNotWhatTheManifestNames() {
        BuiltImage built = image().layer(layer -> layer.file("a", "1")).build();
        var image = MemoryImage.of(built);
        byte[] stored = built.layers().getFirst().bytes();
        stored[4] ^= 1;

        assertThatThrownBy(() -> read(image, Limits.DEFAULT)).isInstanceOf(IntegrityException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void refusesALayerOfAnotherSizeThanTheManifestSays(int difference) {
        BuiltImage built = image().layer(layer -> layer.file("a", "1"))
                .editManifest(
                        text -> text.replaceAll("(\"layers\":.*\"size\":)(\\d+)", "$1" + (stored(text) + difference)))
                .build();

        assertThatThrownBy(() -> read(built))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("manifest says");
    }

    private static int stored(String manifest) {
        return Integer.parseInt(manifest.replaceAll("(?s).*\"layers\":.*\"size\":(\\d+).*", "$1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BZh91AY", "\u00fd7zXZ"})
    void saysWhichCompressionIsNotSupported(String magic) {
        byte[] bytes = (magic + "\0 and more text").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(stored(bytes, bytes)))
                .isInstanceOf(UnsupportedLayerException.class)
                .hasMessageContaining("gzip and zstd");
    }

    @Test
    void stopsAtTheNumberOfEntriesAllowed() {
        BuiltImage built = image().layer(
                        layer -> layer.file("a", "").file("b", "").file("c", ""))
                .build();
        var limits = new Limits(2, 1 << 20, 1000, 1 << 20, 1 << 20, 8);

        assertThatThrownBy(() -> read(MemoryImage.of(built), limits))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("--max-entries");
    }

    @Test
    void stopsAtTheSizeAllowed() {
        BuiltImage built =
                image().layer(layer -> layer.file("a", new byte[2 << 20])).build();
        var limits = new Limits(2, 1 << 20, 1000, 1 << 20, 1 << 20, 8);

        assertThatThrownBy(() -> reader(MemoryImage.of(built), limits).read(NOTHING))
                .hasMessageContaining("--max-layer-size");
    }

    @Test
    void stopsAtTheExpansionAllowed() {
        BuiltImage built =
                image().layer(layer -> layer.file("a", new byte[70 << 20])).build();
        var limits = new Limits(2, 1L << 40, 100, 1 << 20, 1 << 20, 8);

        assertThatThrownBy(() -> reader(MemoryImage.of(built), limits).read(NOTHING))
                .hasMessageContaining("--max-ratio");
    }

    @Test
    void doesNotHoldAFileLargerThanAllowed() {
        BuiltImage built =
                image().layer(layer -> layer.file("a", new byte[2000])).build();
        var limits = new Limits(2, 1L << 40, 1000, 1999, 1 << 20, 8);

        assertThatThrownBy(() -> read(MemoryImage.of(built), limits)).hasMessageContaining("--max-file-size");
    }

    @Test
    void notesWhiteoutsAndLeavesOutTheMarksOfOtherFileSystems() throws IOException {
        BuiltImage built = image().layer(layer -> layer.whiteout("usr/lib/x")
                        .opaque("opt")
                        .file(".wh.top", "")
                        .file("a/.wh...", "")
                        .file("a/.wh..", "")
                        .file("a/.wh.", "")
                        .file(".wh..wh.plnk", ""))
                .build();

        assertThat(entries(built))
                .containsExactly(
                        Map.entry("usr/lib/x", Kind.WHITEOUT),
                        Map.entry("opt", Kind.OPAQUE),
                        Map.entry("top", Kind.WHITEOUT));
    }

    @Test
    void normalisesNamesAndStopsAtTheRoot() throws IOException {
        BuiltImage built = image().layer(layer -> layer.file("/abs", "")
                        .file("./here//twice/./x", "")
                        .file("../../up", "")
                        .file("a/b/../../../c", "")
                        .directory("folder/"))
                .build();

        assertThat(entries(built).stream().map(Map.Entry::getKey))
                .containsExactly("abs", "here/twice/x", "up", "c", "folder");
    }

    private static List<Map.Entry<String, Kind>> entries(BuiltImage built) throws IOException {
        var image = MemoryImage.of(built);
        var reader = reader(image, Limits.DEFAULT);
        reader.read(new Files());
        List<Map.Entry<String, Kind>> entries = new ArrayList<>();
        for (int i = 0; i < reader.log().count(); i++) {
            entries.add(Map.entry(reader.log().path(i), reader.log().kind(i)));
        }
        return entries;
    }

    private static BuiltImage stored(byte[] stored, byte[] tar) {
        return image().rawLayer(Compression.GZIP.layerType(), stored, tar, "", "RUN x")
                .build();
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(42).nextBytes(bytes);
        return bytes;
    }

    private static byte[] concatenate(byte[]... parts) {
        var out = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> read(BuiltImage built) throws IOException {
        return read(MemoryImage.of(built), Limits.DEFAULT);
    }

    private static Map<String, byte[]> read(MemoryImage image, Limits limits) throws IOException {
        var files = new Files();
        reader(image, limits).read(files);
        return files.contents;
    }

    private static LayerReader reader(MemoryImage image, Limits limits) {
        return new LayerReader(
                image,
                image.image().layers().getFirst(),
                limits,
                new AtomicLong(limits.entries()),
                new MemoryBudget(100 << 20),
                Progress.NONE);
    }

    /// Keeps everything.
    private static final class Files implements LayerReader.Visitor {
        private final Map<String, byte[]> contents = new LinkedHashMap<>();

        @Override
        public boolean wants(int entry, FileEntry file) {
            return true;
        }

        @Override
        public void visit(int entry, ImageFile file) throws IOException {
            var content = file.content();
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            contents.put(file.path(), bytes);
        }
    }
}
