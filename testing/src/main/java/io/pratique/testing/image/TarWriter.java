package io.pratique.testing.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/// Writes tar archives, well formed or not, in memory.
public final class TarWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// Any header with any body after it, padded to whole blocks; the header's size is not touched.
    public TarWriter entry(TarHeader header, byte[] body) {
        return raw(header.bytes()).raw(body).pad();
    }

    public TarWriter file(String path, byte[] content) {
        return file(path, content, 0644);
    }

    public TarWriter file(String path, byte[] content, int mode) {
        return entry(named(path, '0').mode(mode).size(content.length), content);
    }

    public TarWriter directory(String path) {
        return entry(named(path.endsWith("/") ? path : path + "/", '5'), new byte[0]);
    }

    public TarWriter symlink(String path, String target) {
        return link(path, '2', target);
    }

    public TarWriter hardLink(String path, String target) {
        return link(path, '1', target);
    }

    /// @param type `3` character device, `4` block device, `6` FIFO
    public TarWriter special(String path, char type, int major, int minor) {
        return entry(named(path, type).device(major, minor), new byte[0]);
    }

    /// PAX records for the next entry (pax(1), "pax Extended Header").
    public TarWriter pax(Map<String, String> records) {
        return paxRaw('x', paxRecords(records));
    }

    /// PAX records for all entries from here on.
    public TarWriter paxGlobal(Map<String, String> records) {
        return paxRaw('g', paxRecords(records));
    }

    /// An extended header with any bytes in it.
    public TarWriter paxRaw(char type, byte[] records) {
        return entry(new TarHeader("PaxHeaders/0", type).size(records.length), records);
    }

    /// GNU's long name for the next entry.
    public TarWriter gnuLongName(String name) {
        return gnuLong('L', name);
    }

    /// GNU's long link target for the next entry.
    public TarWriter gnuLongLink(String target) {
        return gnuLong('K', target);
    }

    /// A file in GNU's old sparse form: one stretch of data at an offset, holes around it.
    public TarWriter gnuSparse(String path, long realSize, long offset, byte[] data) {
        TarHeader header = new TarHeader(path, 'S').gnu().size(data.length);
        header.octal(386, 12, offset).octal(398, 12, data.length).octal(483, 12, realSize);
        return entry(header, data);
    }

    /// A file in the PAX sparse form 1.0, whose map precedes the data.
    public TarWriter paxSparse(String path, long realSize, long offset, byte[] data) {
        byte[] map = ("1\n" + offset + "\n" + data.length + "\n").getBytes(UTF_8);
        byte[] body = new byte[TarHeader.BLOCK + data.length];
        System.arraycopy(map, 0, body, 0, map.length);
        System.arraycopy(data, 0, body, TarHeader.BLOCK, data.length);
        pax(Map.of(
                "GNU.sparse.major",
                "1",
                "GNU.sparse.minor",
                "0",
                "GNU.sparse.name",
                path,
                "GNU.sparse.realsize",
                Long.toString(realSize)));
        return entry(new TarHeader("GNUSparseFile.0/file", '0').size(body.length), body);
    }

    /// Bytes as they are.
    public TarWriter raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /// The archive with its end marker.
    public byte[] finish() {
        raw(new byte[2 * TarHeader.BLOCK]);
        return out.toByteArray();
    }

    /// The archive as it is so far, without an end marker.
    public byte[] unfinished() {
        return out.toByteArray();
    }

    private TarWriter link(String path, char type, String target) {
        if (target.getBytes(UTF_8).length > 100) {
            gnuLongLink(target);
        }
        return entry(named(path, type).link(target), new byte[0]);
    }

    private TarHeader named(String path, char type) {
        if (path.getBytes(UTF_8).length > 100) {
            gnuLongName(path);
        }
        return new TarHeader(path, type);
    }

    private TarWriter gnuLong(char type, String text) {
        byte[] bytes = (text + "\0").getBytes(UTF_8);
        return entry(new TarHeader("././@LongLink", type).gnu().size(bytes.length), bytes);
    }

    private TarWriter pad() {
        int over = out.size() % TarHeader.BLOCK;
        return over == 0 ? this : raw(new byte[TarHeader.BLOCK - over]);
    }

    private static byte[] paxRecords(Map<String, String> records) {
        var bytes = new ByteArrayOutputStream();
        records.forEach((key, value) -> bytes.writeBytes(paxRecord(key, value)));
        return bytes.toByteArray();
    }

    /// `LENGTH KEY=VALUE\n`, where the length counts itself.
    private static byte[] paxRecord(String key, String value) {
        int rest = (" " + key + "=" + value + "\n").getBytes(UTF_8).length;
        int length = rest + 1;
        while (length != rest + Integer.toString(length).length()) {
            length = rest + Integer.toString(length).length();
        }
        return (length + " " + key + "=" + value + "\n").getBytes(UTF_8);
    }
}
