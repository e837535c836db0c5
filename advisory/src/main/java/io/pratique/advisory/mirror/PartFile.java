package io.pratique.advisory.mirror;

import io.pratique.advisory.store.AtomicFile;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What has arrived of a file, kept over the end of the process so that the next attempt asks for the rest alone.
///
/// @param validator by which the host knows whether it still has the same file; null where it told none
/// @param whole the length of the whole, below 0 where it is not known
/// @param packed whether these bytes are to be unpacked by gzip
/// @param etag of the whole, to be kept with the file
/// @param lastModified likewise
record PartFile(
        Path path,
        @Nullable String validator,
        long whole,
        boolean packed,
        @Nullable String etag,
        @Nullable String lastModified) {

    static PartFile at(Path path) {
        try {
            JsonValue value = Json.parse(Files.readAllBytes(described(path)));
            long whole = Objects.requireNonNullElse(value.get("whole").integer(), -1L);
            return new PartFile(
                    path,
                    value.text("validator"),
                    whole,
                    value.get("packed").isTrue(),
                    value.text("etag"),
                    value.text("lastModified"));
        } catch (IOException absentOrDamaged) {
            return new PartFile(path, null, -1, false, null, null);
        }
    }

    /// Begins anew with what the host offers.
    static PartFile start(Path path, Offer offer) throws IOException {
        String etag = offer.header("ETag");
        String lastModified = offer.header("Last-Modified");
        boolean strong = etag != null && !etag.startsWith("W/");
        var part = new PartFile(path, strong ? etag : lastModified, offer.length(), offer.packed(), etag, lastModified);
        part.discard();
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonWriter(bytes)) {
            json.object(() -> json.string("validator", part.validator)
                    .number("whole", part.whole)
                    .bool("packed", part.packed)
                    .string("etag", etag)
                    .string("lastModified", lastModified));
        }
        AtomicFile.write(described(path), channel -> AtomicFile.fully(channel, ByteBuffer.wrap(bytes.toByteArray())));
        return part;
    }

    private static Path described(Path path) {
        return path.resolveSibling(path.getFileName() + ".json");
    }

    /// Where to go on; 0 where nothing is there to go on with. Of a file that seems whole the last byte is asked
    /// for
    /// again, which tells whether the host still has the same.
    long from() throws IOException {
        long length = validator != null && Files.exists(path) ? Files.size(path) : 0;
        return whole > 0 ? Math.min(length, whole - 1) : length;
    }

    boolean isContinuedBy(Offer offer) throws IOException {
        Offer.Span span = offer.span();
        String offered = offer.header("ETag");
        return span != null
                && span.from() == from()
                && (whole < 0 || span.whole() < 0 || span.whole() == whole)
                && (offered == null || etag == null || offered.equals(etag));
    }

    FileChannel open(long from) throws IOException {
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(from).position(from);
        return channel;
    }

    void discard() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(described(path));
        Files.deleteIfExists(plain());
    }

    /// Where the bytes go when they are unpacked.
    Path plain() {
        return path.resolveSibling(path.getFileName() + ".plain");
    }
}
