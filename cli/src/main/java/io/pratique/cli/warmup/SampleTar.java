package io.pratique.cli.warmup;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes regular files as a ustar archive (POSIX.1-1988); names of at most 99 bytes.
final class SampleTar {
    private static final int BLOCK = 512;
    private static final int CHECKSUM = 148;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void file(String name, String content) {
        file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    void file(String name, byte[] content) {
        byte[] header = new byte[BLOCK];
        put(header, 0, name);
        put(header, 100, "0000644");
        put(header, 124, "%011o".formatted(content.length));
        put(header, 136, "00000000000");
        put(header, CHECKSUM, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar\0" + "00");
        int sum = 0;
        for (byte one : header) {
            sum += one & 0xff;
        }
        put(header, CHECKSUM, "%06o\0".formatted(sum));
        out.writeBytes(header);
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    byte[] bytes() {
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
