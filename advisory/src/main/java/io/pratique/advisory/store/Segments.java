package io.pratique.advisory.store;

import io.pratique.advisory.feed.FeedItem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/// What each feed gave when it was last read, one file per feed, so that a feed that did not change is not read
/// again, and that what is known stays known when a feed breaks.
///
/// A file is a SHA-256 of the rest, the fingerprint of the data it was made from, the number of items, and the
/// items.
/// A file that is damaged or of another version of this program counts as absent.
final class Segments {
    private static final int HASH = 32;
    private static final int HEADER = 2 * HASH + 4;
    private static final long LENGTH_LIMIT = 1L << 30;

    private final Path folder;

    Segments(Path folder) {
        this.folder = folder;
    }

    /// @param fingerprint of the data, in hexadecimal
    record Segment(String fingerprint, int items, ByteBuffer contents) {
        void each(Consumer<FeedItem> out) {
            new SegmentReader(new Section(contents)).each(out);
        }
    }

    /// What a feed gave last; empty where nothing sound is there.
    Optional<Segment> of(String feed) {
        Path file = file(feed);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LENGTH_LIMIT || Files.size(file) < HEADER) {
                return Optional.empty();
            }
            ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
            MessageDigest digest = Format.sha256();
            digest.update(all.slice(HASH, all.capacity() - HASH));
            if (!all.slice(0, HASH).equals(ByteBuffer.wrap(digest.digest()))) {
                return Optional.empty();
            }
            byte[] fingerprint = new byte[HASH];
            all.get(HASH, fingerprint);
            ByteBuffer contents = all.slice(HEADER, all.capacity() - HEADER);
            return Optional.of(new Segment(HexFormat.of().formatHex(fingerprint), all.getInt(2 * HASH), contents));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// Keeps what a feed gave, whole or not at all.
    void keep(String feed, Segment segment) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HASH + 4);
        head.put(HexFormat.of().parseHex(segment.fingerprint()))
                .putInt(segment.items())
                .flip();
        MessageDigest digest = Format.sha256();
        digest.update(head.duplicate());
        digest.update(segment.contents().duplicate());
        AtomicFile.write(file(feed), channel -> {
            AtomicFile.fully(channel, ByteBuffer.wrap(digest.digest()));
            AtomicFile.fully(channel, head);
            AtomicFile.fully(channel, segment.contents().duplicate());
        });
    }

    private Path file(String feed) {
        return folder.resolve(feed + ".segment");
    }
}
