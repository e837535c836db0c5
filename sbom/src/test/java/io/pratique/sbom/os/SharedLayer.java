package io.pratique.sbom.os;

import io.pratique.sbom.analyzer.TestFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;

/// The regular files with contents of an OCI archive whose layers are gzip, read with as little as the shared
/// images need.
final class SharedLayer {
    private static final int BLOCK = 512;

    private SharedLayer() {}

    static List<TestFile> files(Path archive) throws IOException {
        List<TestFile> files = new ArrayList<>();
        each(Files.readAllBytes(archive), (blob, bytes) -> {
            if (bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
                each(gunzip(bytes), (path, body) -> files.add(TestFile.of(path, body)));
            }
        });
        return files;
    }

    private static byte[] gunzip(byte[] bytes) {
        try {
            return new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void each(byte[] tar, BiConsumer<String, byte[]> out) {
        for (int at = 0; at + BLOCK <= tar.length && tar[at] != 0; ) {
            int size = Integer.parseInt(text(tar, at + 124, 11), 8);
            String path = text(tar, at, 100);
            if (tar[at + 156] == '0' && size > 0) {
                byte[] body = java.util.Arrays.copyOfRange(tar, at + BLOCK, at + BLOCK + size);
                out.accept(path.startsWith("./") ? path.substring(2) : path, body);
            }
            at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
        }
    }

    private static String text(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }
}
