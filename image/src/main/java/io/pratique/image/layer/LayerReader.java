package io.pratique.image.layer;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.ImageTarget;
import io.pratique.image.LimitException;
import io.pratique.image.Limits;
import io.pratique.image.Progress;
import io.pratique.image.layer.EntryLog.Kind;
import io.pratique.model.image.Digest;
import io.pratique.model.image.Layer;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Reads one layer from its first to its last byte: decompresses, verifies, notes the entries, and shows files to a
/// visitor. Nothing is written to disk.
public final class LayerReader {
    private static final long RATIO_APPLIES_FROM = 64L << 20;
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    private final ImageTarget target;
    private final Layer layer;
    private final Limits limits;
    private final AtomicLong entriesLeft;
    private final MemoryBudget memory;
    private final Progress progress;
    private final EntryLog log = new EntryLog();

    /// What is done with the files of a layer.
    public interface Visitor {
        /// Whether the contents of a file are wanted.
        boolean wants(int entry, FileEntry file);

        /// Looks at the contents. An exception ends the reading of the layer.
        void visit(int entry, ImageFile file) throws IOException;
    }

    /// @param entriesLeft how many entries may still be read, shared by the layers of an image
    public LayerReader(
            ImageTarget target,
            Layer layer,
            Limits limits,
            AtomicLong entriesLeft,
            MemoryBudget memory,
            Progress progress) {
        this.target = target;
        this.layer = layer;
        this.limits = limits;
        this.entriesLeft = entriesLeft;
        this.memory = memory;
        this.progress = progress;
    }

    /// The entries read so far, also after a failure.
    public EntryLog log() {
        return log;
    }

    /// Reads the layer once.
    ///
    /// @throws IntegrityException when the bytes are not those that the image names: then what the visitor saw must
    ///     be thrown away
    /// @throws LimitException when a limit ended the reading
    /// @throws IOException when the layer cannot be read to its end
    public void read(Visitor visitor) throws IOException {
        if (layer.blob() == null && layer.diffId() == null) {
            throw new IntegrityException("the layer has no digest to verify");
        }
        if (layer.size() < -1) {
            throw new IntegrityException("the layer has a negative size");
        }
        try (InputStream source = target.open(layer)) {
            var stored = new VerifiedStream(counting(source), layer.blob(), this::checkStored);
            try {
                contents(stored, visitor);
            } catch (LimitException limit) {
                throw limit;
            } catch (IOException problem) {
                // what is broken may simply not be what was promised
                verifyStored(stored, problem);
                throw problem;
            }
            verifyStored(stored, null);
        }
    }

    private void contents(VerifiedStream stored, Visitor visitor) throws IOException {
        try (InputStream decompressed = Compression.open(unclosed(stored))) {
            // where nothing is compressed both digests are of the same bytes
            @Nullable
            Digest content = layer.diffId() != null && !layer.diffId().equals(layer.blob()) ? layer.diffId() : null;
            var plain = new VerifiedStream(decompressed, content, count -> checkPlain(count, stored.count()));
            entries(new TarReader(plain, limits.headerSize()), visitor);
            plain.drain();
            plain.verify("the content of the layer");
            if (layer.diffId() != null && layer.diffId().equals(layer.blob()) && plain.count() != stored.count()) {
                throw new IntegrityException("the content of the layer does not have the digest " + layer.diffId());
            }
        }
    }

    /// The stored bytes are still wanted when their decompression is closed.
    private static InputStream unclosed(InputStream stored) {
        return new java.io.FilterInputStream(stored) {
            @Override
            public int read(byte[] out, int offset, int length) throws IOException {
                return in.read(out, offset, length);
            }

            @Override
            public void close() {
                // left open
            }
        };
    }

    private void verifyStored(VerifiedStream stored, @Nullable IOException earlier) throws IOException {
        try {
            stored.drain();
        } catch (IOException problem) {
            throw earlier == null || problem instanceof IntegrityException ? problem : earlier;
        }
        if (layer.size() >= 0 && stored.count() != layer.size()) {
            throw new IntegrityException(
                    "the layer has " + stored.count() + " bytes where the manifest says " + layer.size());
        }
        stored.verify("the layer");
    }

    private void checkStored(long count) throws IOException {
        if (layer.size() >= 0 && count > layer.size()) {
            throw new IntegrityException(
                    "the layer is larger than the " + layer.size() + " bytes that the manifest says");
        }
    }

    private void checkPlain(long count, long storedCount) throws IOException {
        if (count > limits.layerSize()) {
            throw new LimitException("a layer larger than --max-layer-size allows (" + limits.layerSize() + " bytes)");
        }
        if (count > RATIO_APPLIES_FROM && count / Math.max(storedCount, 1) > limits.ratio()) {
            throw new LimitException("a layer that expands more than --max-ratio allows (" + limits.ratio() + " to 1)");
        }
    }

    private InputStream counting(InputStream source) {
        return new java.io.FilterInputStream(source) {
            @Override
            public int read(byte[] out, int offset, int length) throws IOException {
                int count = in.read(out, offset, length);
                if (count > 0) {
                    progress.advance(count, 0);
                }
                return count;
            }
        };
    }

    private void entries(TarReader tar, Visitor visitor) throws IOException {
        while (tar.next()) {
            if (entriesLeft.decrementAndGet() < 0) {
                throw new LimitException("more files than --max-entries allows (" + limits.entries() + ")");
            }
            TarHeader header = tar.entry();
            String path = Paths.normal(header.path());
            String name = Paths.name(path);
            if (name.startsWith(WHITEOUT)) {
                whiteout(path, name);
                continue;
            }
            int entry = log.count();
            log.add(kind(header), path, header.type() == '1' || header.type() == '2' ? header.link() : "");
            if (log.kind(entry) == Kind.FILE) {
                progress.advance(0, 1);
                var file = new FileEntry(path, header.fileSize(), header.mode());
                if (visitor.wants(entry, file)) {
                    visit(tar, entry, file, visitor);
                }
            }
        }
    }

    private void visit(TarReader tar, int entry, FileEntry file, Visitor visitor) throws IOException {
        var body = new TarFile(file, tar, limits, memory);
        try {
            visitor.visit(entry, body);
        } finally {
            body.release();
        }
    }

    /// Files whose names begin with `.wh.` are never content (layer.md, "Whiteouts"); `.wh..wh.` names other than
    /// the opaque marker are AUFS's own.
    private void whiteout(String path, String name) {
        String folder = Paths.parent(path);
        String hidden = name.substring(WHITEOUT.length());
        if (name.equals(OPAQUE)) {
            log.add(Kind.OPAQUE, folder, "");
        } else if (!hidden.isEmpty() && !hidden.equals(".") && !hidden.equals("..") && !hidden.startsWith(WHITEOUT)) {
            log.add(Kind.WHITEOUT, folder.isEmpty() ? hidden : folder + "/" + hidden, "");
        }
    }

    private static Kind kind(TarHeader header) {
        return switch (header.type()) {
            case '0' -> Kind.FILE;
            case '1' -> Kind.HARD_LINK;
            case '2' -> Kind.SYMBOLIC_LINK;
            case '5' -> Kind.FOLDER;
            default -> Kind.OTHER;
        };
    }
}
