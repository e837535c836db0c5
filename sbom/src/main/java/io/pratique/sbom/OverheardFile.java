package io.pratique.sbom;

import io.pratique.image.FileEntry;
import io.pratique.image.ImageFile;
import io.pratique.image.Limits;
import io.pratique.sbom.analyzer.StreamingAnalyzer.Onlooker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A file that one analyzer reads while others look on.
final class OverheardFile implements ImageFile {
    private static final int PIECE = 64 << 10;

    private final ImageFile file;
    private final List<Ear> ears = new ArrayList<>(1);
    private @Nullable InputStream stream;

    OverheardFile(ImageFile file) {
        this.file = file;
    }

    /// Lets one more look on. Before the file is read.
    Ear add(Onlooker onlooker) {
        var ear = new Ear(onlooker);
        ears.add(ear);
        return ear;
    }

    @Override
    public InputStream open() throws IOException {
        if (stream == null) {
            stream = new Shared(file.open());
            return stream;
        }
        return file.open();
    }

    @Override
    public ByteBuffer content() throws IOException {
        ByteBuffer content = file.content();
        if (stream == null) {
            stream = InputStream.nullInputStream();
            hear(content.duplicate());
        }
        return content;
    }

    private void hear(ByteBuffer content) {
        byte[] piece = new byte[Math.min(PIECE, content.remaining())];
        while (content.hasRemaining() && eager()) {
            int count = Math.min(piece.length, content.remaining());
            content.get(piece, 0, count);
            hear(piece, 0, count);
        }
    }

    private void hear(byte[] bytes, int from, int count) {
        for (Ear ear : ears) {
            ear.hear(bytes, from, count);
        }
    }

    private boolean eager() {
        for (Ear ear : ears) {
            if (ear.eager) {
                return true;
            }
        }
        return false;
    }

    @Override
    public FileEntry entry() {
        return file.entry();
    }

    @Override
    public boolean rereading() {
        return file.rereading();
    }

    @Override
    public Optional<ImageFile> neighbour(String path) {
        return file.neighbour(path);
    }

    @Override
    public boolean neighbourFolder(String path) {
        return file.neighbourFolder(path);
    }

    @Override
    public Limits limits() {
        return file.limits();
    }

    /// An onlooker, whose failure is its own.
    final class Ear {
        private final Onlooker onlooker;
        private boolean eager = true;
        private @Nullable Throwable failure;

        private Ear(Onlooker onlooker) {
            this.onlooker = onlooker;
        }

        private void hear(byte[] bytes, int from, int count) {
            if (!eager) {
                return;
            }
            try {
                eager = onlooker.take(bytes, from, count);
            } catch (IOException | RuntimeException | Error problem) {
                failure = problem;
                eager = false;
            }
        }

        /// Hears what the reader left, and says what was found.
        void finish() throws IOException {
            if (eager) {
                InputStream rest = stream == null ? open() : stream;
                byte[] piece = new byte[PIECE];
                while (eager && rest.read(piece) >= 0) {
                    // heard while it is read
                }
            }
            switch (failure) {
                case null -> onlooker.end();
                case IOException problem -> throw problem;
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case Throwable impossible -> throw new IOException(impossible);
            }
        }
    }

    /// Reads through to the onlookers; what is skipped is read too.
    private final class Shared extends InputStream {
        private final InputStream in;

        private Shared(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] out, int offset, int length) throws IOException {
            int count = in.read(out, offset, length);
            if (count > 0) {
                hear(out, offset, count);
            }
            return count;
        }
    }
}
