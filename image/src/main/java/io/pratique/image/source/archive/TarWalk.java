package io.pratique.image.source.archive;

import static io.pratique.image.source.archive.Refusals.invalid;

import io.pratique.image.Limits;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Steps from header to header of a tar in a file, without reading the bodies.
final class TarWalk {
    /// An entry and where its body lies.
    record Entry(String name, char type, String link, long offset, long size) {}

    private final FileChannel channel;
    private final int headerSize;
    private final long length;
    private long position;

    private @Nullable String longName;
    private @Nullable String longLink;
    private Map<String, String> pax = Map.of();

    TarWalk(FileChannel channel, Limits limits) throws IOException {
        this.channel = channel;
        this.headerSize = limits.headerSize();
        this.length = channel.size();
    }

    /// The next entry, null at the end.
    ///
    /// @throws PratiqueException INVALID_INPUT when there is no valid header
    @Nullable
    Entry next() throws IOException {
        while (position < length) {
            byte[] header = bytes(TarFields.BLOCK);
            if (TarFields.isZero(header)) {
                return null;
            }
            if (!TarFields.checksumHolds(header)) {
                throw invalid("the archive is damaged or no tar: a header has a wrong checksum");
            }
            char type = (char) (header[156] & 0xff);
            long size = TarFields.number(header, 124, 12);
            switch (type) {
                case 'x' -> pax = PaxRecords.parse(extension(size));
                case 'g' -> skip(size);
                case 'L' -> longName = extensionText(size);
                case 'K' -> longLink = extensionText(size);
                default -> {
                    return entry(header, type, size);
                }
            }
        }
        return null;
    }

    private Entry entry(byte[] header, char type, long stated) throws IOException {
        refuseSparse(type);
        long size = hasBody(type) ? paxSize(stated) : 0;
        String name = name(header);
        String link = link(header);
        longName = null;
        longLink = null;
        pax = Map.of();
        long offset = position;
        skip(size);
        return new Entry(name, type, link, offset, size);
    }

    /// Links, devices, folders and FIFOs have no body, whatever their size says.
    private static boolean hasBody(char type) {
        return type < '1' || type > '6';
    }

    private void refuseSparse(char type) {
        if (type == 'S' || pax.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse."))) {
            throw new PratiqueException(
                    ErrorKind.UNSUPPORTED, "the archive holds sparse entries; pack it again without --sparse");
        }
    }

    private String name(byte[] header) {
        String name = pax.getOrDefault("path", longName);
        if (name != null) {
            return name;
        }
        String plain = TarFields.text(header, 0, 100);
        boolean posix = header[257] == 'u' && header[262] == 0;
        String prefix = posix ? TarFields.text(header, 345, 155) : "";
        return prefix.isEmpty() ? plain : prefix + "/" + plain;
    }

    private String link(byte[] header) {
        String link = pax.getOrDefault("linkpath", longLink);
        return link == null ? TarFields.text(header, 157, 100) : link;
    }

    private long paxSize(long stated) {
        String text = pax.get("size");
        if (text == null) {
            return stated;
        }
        try {
            long size = text.length() > 19 ? -1 : Long.parseLong(text);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, like a negative size
        }
        throw invalid("the archive is damaged: a PAX header holds no valid size");
    }

    private String extensionText(long size) throws IOException {
        byte[] bytes = extension(size);
        return TarFields.text(bytes, 0, bytes.length);
    }

    private byte[] extension(long size) throws IOException {
        if (size > headerSize) {
            throw invalid("a tar header of the archive is larger than " + headerSize
                    + " bytes, the limit set by --max-header-size");
        }
        long start = position;
        byte[] bytes = bytes((int) size);
        position = start;
        skip(size);
        return bytes;
    }

    private byte[] bytes(int count) throws IOException {
        if (count > length - position) {
            throw truncated();
        }
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, position + buffer.position());
            if (read < 0) {
                throw truncated();
            }
        }
        position += count;
        return buffer.array();
    }

    /// Leaves a body and its padding behind; the padding may be missing at the end of the file.
    private void skip(long size) {
        if (size > length - position) {
            throw truncated();
        }
        long padding = (TarFields.BLOCK - size % TarFields.BLOCK) % TarFields.BLOCK;
        position = Math.min(length, position + size + padding);
    }

    private static PratiqueException truncated() {
        return invalid("the archive is truncated");
    }
}
