package io.pratique.advisory.exchange;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.AtomicFile;
import io.pratique.advisory.store.Generation;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/// A database beside the one that it shall replace, until it is proved to be what it should be. What a killed
/// process
/// leaves bears the name of [AtomicFile]'s leftovers, which removes it later.
record StagedDatabase(Path file, Path target) implements Closeable {
    private static final int BUFFER = 1 << 16;

    static StagedDatabase beside(Path target) throws IOException {
        Path folder = Objects.requireNonNull(target.toAbsolutePath().getParent(), "the root folder is no file");
        Files.createDirectories(folder);
        String name = "." + target.getFileName() + "." + UUID.randomUUID() + ".tmp";
        return new StagedDatabase(Files.createFile(folder.resolve(name)), target);
    }

    /// Unpacks a database; never writes more than its manifest says.
    void fill(InputStream blob, DatabaseManifest facts) throws IOException {
        try (var in = new ExactInput(blob, facts.layer());
                FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            if (unpack(in, out, facts.size()) != facts.size()) {
                in.finish();
                throw damaged(null);
            }
            in.finish();
            out.force(true);
        }
    }

    /// @return how much there was, up to one byte more than the limit
    private static long unpack(InputStream packed, FileChannel out, long limit) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try {
            InputStream in = ZstdInputStream.create(packed);
            for (int count = in.read(buffer); count >= 0 && total <= limit; count = in.read(buffer)) {
                total += count;
                if (total <= limit) {
                    AtomicFile.fully(out, ByteBuffer.wrap(buffer, 0, count));
                }
            }
            return total;
        } catch (PratiqueException known) {
            throw known;
        } catch (RuntimeException malformed) {
            // The decompressor says "malformed" with an unchecked type.
            throw damaged(malformed);
        }
    }

    /// Proves that it is a whole database, and the one that the manifest speaks of.
    Generation verify(DatabaseManifest facts) throws IOException {
        try (AdvisoryDatabase database = AdvisoryDatabase.open(file)) {
            database.verify();
            Generation generation = database.generation();
            if (!database.hash().equals(facts.contents()) || !generation.built().equals(facts.built())) {
                throw new PratiqueException(
                        ErrorKind.INVALID_INPUT,
                        "the advisory database is not the one that its manifest speaks of; refused");
            }
            return generation;
        }
    }

    /// From now on it is in force.
    void replace() throws IOException {
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static PratiqueException damaged(@org.jspecify.annotations.Nullable Throwable cause) {
        return new PratiqueException(ErrorKind.INVALID_INPUT, "the packed advisory database is damaged", cause);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
