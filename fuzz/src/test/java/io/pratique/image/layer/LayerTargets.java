package io.pratique.image.layer;

import static io.pratique.testing.image.Compression.GZIP;
import static io.pratique.testing.image.Compression.ZSTD;
import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.fuzz.FuzzTarget;
import io.pratique.fuzz.Inputs;
import io.pratique.testing.image.TarWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Decompression, tar archives and what layers make of each other.
public final class LayerTargets {
    /// Bytes read of what may be endless.
    private static final int ENOUGH = 4 << 20;

    public static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget("layer-inflate", LayerTargets::deflated, Inflation::compare),
            new FuzzTarget("layer-gzip", () -> compressed(GZIP), input -> drained(new GzipStream(stream(input)))),
            new FuzzTarget("layer-zstd", () -> compressed(ZSTD), input -> drained(new ZstdStream(stream(input)))),
            new FuzzTarget("layer-tar", LayerTargets::archives, LayerTargets::entries),
            new FuzzTarget("layer-tree", LayerTargets::trees, Tree::of));

    private LayerTargets() {}

    private static InputStream stream(byte[] input) {
        return new ByteArrayInputStream(input);
    }

    private static List<byte[]> plain() throws IOException {
        List<byte[]> texts = new ArrayList<>(Inputs.texts("", "a", "abcabcabcabcabc".repeat(40)));
        texts.addAll(Inputs.contents(Inputs.files("sbom/src/test/fixtures/os-apk")));
        return texts;
    }

    private static List<byte[]> compressed(io.pratique.testing.image.Compression compression) throws IOException {
        return plain().stream().map(compression::apply).toList();
    }

    private static List<byte[]> deflated() throws IOException {
        List<byte[]> streams = new ArrayList<>();
        for (byte[] text : plain()) {
            for (int strategy : new int[] {Deflater.DEFAULT_STRATEGY, Deflater.HUFFMAN_ONLY}) {
                streams.add(Inflation.deflate(text, 6, strategy));
            }
            streams.add(Inflation.deflate(text, 0, Deflater.DEFAULT_STRATEGY));
        }
        return streams;
    }

    private static List<byte[]> archives() {
        byte[] body = "text".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return List.of(
                new TarWriter()
                        .directory("a")
                        .file("a/b", body)
                        .symlink("c", "a/b")
                        .hardLink("d", "a/b")
                        .finish(),
                new TarWriter()
                        .pax(Map.of("path", "p".repeat(120), "size", "4"))
                        .file("x", body)
                        .finish(),
                new TarWriter()
                        .paxGlobal(Map.of("comment", "c"))
                        .gnuLongName("n".repeat(120))
                        .file("x", body)
                        .finish(),
                new TarWriter()
                        .gnuLongLink("l".repeat(120))
                        .symlink("x", "y")
                        .special("z", '3', 1, 3)
                        .finish(),
                new TarWriter()
                        .gnuSparse("s", 9_000, 4_096, body)
                        .file("after", body)
                        .finish(),
                new TarWriter()
                        .paxSparse("s", 9_000, 4_096, body)
                        .file("after", body)
                        .finish());
    }

    /// Every entry, and every body as its reader sees it.
    private static Object entries(byte[] input) throws IOException {
        var tar = new TarReader(stream(input), 1 << 16);
        List<String> seen = new ArrayList<>();
        while (tar.next()) {
            TarHeader header = tar.entry();
            assertThat(Paths.normal(header.path())).doesNotStartWith("/").doesNotStartWith("../");
            seen.add(header.type() + header.path() + " " + header.link() + " " + header.fileSize() + " "
                    + drained(body(tar)));
        }
        return seen;
    }

    private static InputStream body(TarReader tar) {
        var stored = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read byte by byte");
            }

            @Override
            public int read(byte[] out, int offset, int length) throws IOException {
                return tar.read(out, offset, length);
            }
        };
        SparseMap map = tar.entry().sparse();
        return map == null ? stored : new SparseStream(stored, map);
    }

    /// The checksum and length of what a stream gives.
    static String drained(InputStream stream) throws IOException {
        var checksum = new CRC32();
        byte[] buffer = new byte[8192];
        long total = 0;
        for (int count = 0; count >= 0 && total < ENOUGH; count = stream.read(buffer, 0, buffer.length)) {
            checksum.update(buffer, 0, count);
            total += count;
        }
        return total + ":" + checksum.getValue();
    }

    /// Layers one behind the other, each ended by the two zero blocks of its archive.
    private static List<byte[]> trees() {
        byte[] body = {1};
        byte[] lower = new TarWriter()
                .directory("a")
                .file("a/b", body)
                .file("a/c", body)
                .symlink("l", "a")
                .symlink("o", "/o")
                .file("l/d", body)
                .finish();
        byte[] upper = new TarWriter()
                .file("a/.wh.b", body)
                .file("l/.wh..wh..opq", body)
                .hardLink("h", "a/c")
                .file("a", body)
                .symlink("u", "../../..")
                .finish();
        byte[] both = Arrays.copyOf(lower, lower.length + upper.length);
        System.arraycopy(upper, 0, both, lower.length, upper.length);
        return List.of(lower, upper, both);
    }
}
