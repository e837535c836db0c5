package io.pratique.advisory.mirror;

import io.pratique.advisory.mirror.Fetcher.Fetched;
import io.pratique.advisory.mirror.Fetcher.Request;
import io.pratique.http.HttpException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The last steps of a file that has arrived: unpack, check, hash, put in place.
///
/// @param resumed whether it came in several parts, so that a fresh attempt may be better
record Acceptance(Request request, PartFile part, boolean resumed, Fetcher fetcher, Job job) {
    private static final int CHECKSUM_LIMIT = 1 << 20;

    Fetched accept() throws IOException {
        try {
            Path file = part.packed() ? unpack() : part.path();
            String name = name(request.known());
            Wholeness.require(file, name);
            requireChecksum(file, name);
            return place(file);
        } catch (HttpException refused) {
            part.discard();
            throw resumed && refused.retry() == null
                    ? new HttpException(refused.kind(), messageOf(refused), new HttpException.Wait(null), refused)
                    : refused;
        }
    }

    private static String messageOf(HttpException refused) {
        return Objects.requireNonNullElse(refused.getMessage(), "refused");
    }

    private static String name(URI url) {
        String path = Objects.requireNonNullElse(url.getPath(), "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Path unpack() throws IOException {
        byte[] buffer = new byte[1 << 16];
        long length = 0;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(part.path()), 1 << 16);
                FileChannel out = FileChannel.open(
                        part.plain(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                length += count;
                if (length > request.limit()) {
                    throw Job.invalid("unpacks to more than " + request.limit() + " bytes; refused");
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
        } catch (ZipException | EOFException damaged) {
            throw Job.invalid("is not packed as its host says; refused");
        }
        return part.plain();
    }

    private void requireChecksum(Path file, String name) throws IOException {
        String known = request.sha256();
        if (known != null && !known.equals(Digests.of(file, Digests.SHA256))) {
            throw Job.invalid("has another checksum than its host tells; refused");
        }
        URI checksum = request.checksum();
        if (checksum == null) {
            return;
        }
        String stated = Digests.stated(fetcher.unbounded(checksum, CHECKSUM_LIMIT, job), name);
        String algorithm = stated.length() == 64 ? Digests.SHA256 : Digests.SHA512;
        if (!stated.equals(Digests.of(file, algorithm))) {
            throw Job.invalid("has another checksum than its host tells; refused");
        }
    }

    private Fetched place(Path file) throws IOException {
        String hash = Digests.of(file, Digests.SHA256);
        long length = Files.size(file);
        Files.createDirectories(Objects.requireNonNull(request.target().getParent()));
        Files.move(file, request.target(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        part.discard();
        FileState held = request.held();
        boolean changed = held == null || !hash.equals(held.sha256());
        var now = job.now();
        var state = new FileState(
                request.known().toString(),
                part.etag(),
                part.lastModified(),
                hash,
                length,
                now,
                changed || held == null ? now : held.fetched(),
                null,
                job.run());
        return new Fetched(state, changed);
    }
}
