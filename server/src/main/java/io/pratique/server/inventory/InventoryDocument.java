package io.pratique.server.inventory;

import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import io.pratique.json.JsonWriter;
import io.pratique.model.ScanProblem;
import io.pratique.model.inventory.Programs;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomFormats;
import io.pratique.sbom.format.SbomOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An inventory as it is kept: a CycloneDX document, compressed by Zstandard, and what is asked about it without
/// reading it.
///
/// @param analyzers which analyzers made it
/// @param source `scan`, or what somebody sent
/// @param problems JSON: what could not be read
/// @param ledger JSON: how much was looked at
/// @param compressed the document
public record InventoryDocument(String analyzers, String source, String problems, String ledger, byte[] compressed) {
    /// The longest document that is read again.
    private static final int LONGEST = 512 << 20;

    /// @param looked null where nobody says how much was looked at
    public static InventoryDocument write(ScanResult scan, String analyzers, String source, @Nullable Looked looked)
            throws IOException {
        var format = SbomFormats.of("cyclonedx").orElseThrow();
        var out = new ByteArrayOutputStream();
        format.format().write(scan, new SbomOptions(format.version(), "", null), out);
        return new InventoryDocument(
                analyzers, source, problems(scan), ledger(scan, looked), compress(out.toByteArray()));
    }

    private static String ledger(ScanResult scan, @Nullable Looked looked) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonWriter(out)) {
            json.object(() -> {
                if (looked != null) {
                    json.number("bytes", looked.bytes()).number("files", looked.files());
                }
                json.bool("system", scan.sbom().distro() != null);
                Programs programs = scan.programs();
                if (programs != null) {
                    json.number("programs", programs.seen()).number("unexplained", programs.unexplained());
                    json.strings(
                            "examples",
                            programs.examples().stream().map(Parts::clean).toList());
                }
            });
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] compress(byte[] plain) {
        var compressor = new ZstdJavaCompressor();
        byte[] out = new byte[compressor.maxCompressedLength(plain.length)];
        return Arrays.copyOf(out, compressor.compress(plain, 0, plain.length, out, 0, out.length));
    }

    static byte[] decompress(byte[] compressed) throws IOException {
        var decompressor = new ZstdJavaDecompressor();
        long length = decompressor.getDecompressedSize(compressed, 0, compressed.length);
        if (length < 0 || length > LONGEST) {
            throw new IOException("the stored inventory is damaged");
        }
        byte[] out = new byte[(int) length];
        decompressor.decompress(compressed, 0, compressed.length, out, 0, out.length);
        return out;
    }

    private static String problems(ScanResult scan) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonWriter(out)) {
            json.object(() -> json.array("problems", () -> {
                for (ScanProblem problem : scan.problems()) {
                    json.object(() -> json.string("kind", problem.kind().name().toLowerCase(Locale.ROOT))
                            .string("where", Parts.clean(problem.where()))
                            .string("message", Parts.clean(problem.message())));
                }
            }));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
