package io.pratique.advisory.store;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import io.airlift.compress.v3.zstd.ZstdJavaOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/// A database compressed for shipping: its header in a skippable frame, so that its hash is known without
/// decompressing anything, then all of it in one zstd frame. The `zstd` command unpacks it as well (RFC 8878,
/// sections 3.1.1 and 3.1.2).
final class PackedDatabase {
    private static final int SKIPPABLE = 0x184D_2A50;
    private static final int PREFIX = 8 + Format.HEADER;
    private static final int LENGTH_LIMIT = 512 << 20;

    private final Source source;
    private final String hash;
    private final long length;

    interface Source {
        InputStream open() throws IOException;
    }

    /// A database of which it is known what it should be.
    PackedDatabase(Source source, String hash, long length) {
        this.source = source;
        this.hash = hash;
        this.length = length;
    }

    /// Reads the header alone.
    static PackedDatabase of(Source source) throws IOException {
        try (InputStream in = source.open()) {
            ByteBuffer header = header(in);
            return new PackedDatabase(source, hash(header), Format.length(header));
        }
    }

    private static ByteBuffer header(InputStream in) throws IOException {
        ByteBuffer prefix = ByteBuffer.wrap(in.readNBytes(PREFIX)).order(ByteOrder.LITTLE_ENDIAN);
        if (prefix.limit() < PREFIX || prefix.getInt() != SKIPPABLE || prefix.getInt() != Format.HEADER) {
            throw new IOException("not a packed advisory database");
        }
        return prefix.slice().order(ByteOrder.BIG_ENDIAN);
    }

    /// How long the database is.
    long length() {
        return length;
    }

    /// The hash of its contents, in hexadecimal.
    String hash() {
        return hash;
    }

    private static String hash(ByteBuffer header) {
        byte[] hash = new byte[Format.HASH_LENGTH];
        header.get(Format.HASH_AT, hash);
        return HexFormat.of().formatHex(hash);
    }

    /// The database, proved whole.
    ByteBuffer contents() throws IOException {
        if (length > LENGTH_LIMIT) {
            throw new IOException("a packed advisory database of " + length + " bytes");
        }
        ByteBuffer contents = ByteBuffer.wrap(unpacked((int) length));
        if (contents.limit() != length
                || length < Format.HEADER
                || !hash(contents).equals(hash)) {
            throw new IOException("the packed advisory database is damaged");
        }
        Format.verify(contents);
        return contents;
    }

    private byte[] unpacked(int length) throws IOException {
        try (InputStream in = source.open()) {
            header(in);
            return ZstdInputStream.create(in).readNBytes(length);
        } catch (RuntimeException malformed) {
            // The decompressor says "malformed" with an unchecked type.
            throw new IOException("the packed advisory database is damaged", malformed);
        }
    }

    static void write(Path database, Path output) throws IOException {
        byte[] contents = Files.readAllBytes(database);
        AtomicFile.write(output, channel -> write(contents, channel));
    }

    private static void write(byte[] contents, FileChannel channel) throws IOException {
        ByteBuffer prefix = ByteBuffer.allocate(PREFIX).order(ByteOrder.LITTLE_ENDIAN);
        prefix.putInt(SKIPPABLE)
                .putInt(Format.HEADER)
                .put(contents, 0, Format.HEADER)
                .rewind();
        AtomicFile.fully(channel, prefix);
        // Always the compressor in Java: the native one, where there is one, gives other bytes.
        try (var out = new ZstdJavaOutputStream(new Unclosed(Channels.newOutputStream(channel)))) {
            out.write(contents);
        }
    }

    /// Leaves the channel below open, for its owner.
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
