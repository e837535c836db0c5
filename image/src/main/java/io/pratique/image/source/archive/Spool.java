package io.pratique.image.source.archive;

import io.pratique.image.Limits;
import io.pratique.image.source.SourceOptions;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.ScanProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// A temporary file for an archive that can only be read from front to back.
///
/// It is readable by its owner alone, and on POSIX systems it loses its name as soon as it is open: the space is
/// freed when the program ends, however it ends, and there is nothing to clear away at the next start. It lies in
/// `TMPDIR`, else where Java keeps temporary files.
public final class Spool {
    private static final int BUFFER = 1 << 18;

    /// From here on the ratio of expansion counts.
    private static final long RATIO_FROM = 64L << 20;

    private Spool() {}

    /// Writes a stream to a temporary file; the caller closes both.
    ///
    /// @throws PratiqueException INVALID_INPUT when the stream is longer than a limit, IO when there is no room
    public static FileChannel fill(InputStream stream, SourceOptions options) throws IOException {
        return fill(stream, options, Long.MAX_VALUE / options.limits().ratio());
    }

    static FileChannel unpack(FileChannel packed, Packing packing, SourceOptions options) throws IOException {
        try (InputStream stream = packing.unpack(new ChannelStream(packed, 0, packed.size()))) {
            return fill(stream, options, packed.size());
        } catch (IOException | IllegalArgumentException damaged) {
            String message = "the archive cannot be unpacked: " + ScanProblem.describe(damaged);
            throw new PratiqueException(ErrorKind.INVALID_INPUT, message, damaged);
        }
    }

    private static FileChannel fill(InputStream stream, SourceOptions options, long packedSize) throws IOException {
        FileChannel file = create(options);
        boolean done = false;
        try {
            copy(stream, file, options.limits(), packedSize);
            done = true;
            return file;
        } finally {
            if (!done) {
                file.close();
            }
        }
    }

    private static void copy(InputStream stream, FileChannel file, Limits limits, long packedSize) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            total += count;
            if (total > limits.layerSize()) {
                throw Refusals.invalid("the archive is larger than " + limits.layerSize()
                        + " bytes, the limit set by --max-layer-size");
            }
            if (total > RATIO_FROM && total / limits.ratio() > packedSize) {
                throw Refusals.invalid(
                        "the archive expands more than " + limits.ratio() + " times, the limit set by --max-ratio");
            }
            write(file, ByteBuffer.wrap(buffer, 0, count));
        }
    }

    private static void write(FileChannel file, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.IO,
                    "cannot write the image to a temporary file: " + ScanProblem.describe(problem)
                            + "; set TMPDIR to a folder with more room",
                    problem);
        }
    }

    private static FileChannel create(SourceOptions options) {
        String place = options.environment().getOrDefault("TMPDIR", System.getProperty("java.io.tmpdir"));
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try {
            return FileChannel.open(
                    Path.of(place, "pratique-" + UUID.randomUUID() + ".tar"),
                    Set.of(
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE),
                    attributes);
        } catch (IOException problem) {
            throw new PratiqueException(
                    ErrorKind.IO,
                    "cannot make a temporary file in " + place + ": " + ScanProblem.describe(problem) + "; set TMPDIR",
                    problem);
        }
    }
}
