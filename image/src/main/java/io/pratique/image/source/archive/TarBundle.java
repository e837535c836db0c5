package io.pratique.image.source.archive;

import io.pratique.image.source.SourceOptions;
import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The entries of a tar.
public final class TarBundle implements Bundle {
    private final FileChannel channel;
    private final TarIndex index;

    private TarBundle(FileChannel channel, TarIndex index) {
        this.channel = channel;
        this.index = index;
    }

    /// Opens an archive, compressed or not.
    ///
    /// @throws PratiqueException INVALID_INPUT when it is damaged
    public static TarBundle open(Path file, SourceOptions options) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Packing packing = closingOnFailure(channel, () -> Packing.of(channel));
        if (packing == Packing.NONE) {
            return over(channel, options);
        }
        try (channel) {
            return over(Spool.unpack(channel, packing, options), options);
        }
    }

    /// Opens the tar in a channel, which belongs to the bundle from now on.
    public static TarBundle over(FileChannel channel, SourceOptions options) throws IOException {
        TarIndex index = closingOnFailure(channel, () -> {
            TarIndex read = TarIndex.read(channel, options.limits());
            PratiqueException problem = read.problem();
            if (problem != null) {
                throw problem;
            }
            return read;
        });
        return new TarBundle(channel, index);
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private static <T> T closingOnFailure(FileChannel channel, Step<T> step) throws IOException {
        boolean done = false;
        try {
            T result = step.run();
            done = true;
            return result;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    @Override
    public @Nullable Part find(String path) {
        TarIndex.Place place = index.find(path);
        return place == null ? null : new Stretch(channel, place.offset(), place.size());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private record Stretch(FileChannel channel, long offset, long size) implements Part {
        @Override
        public InputStream open() {
            return new ChannelStream(channel, offset, size);
        }
    }
}
