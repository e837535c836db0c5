package io.pratique.image.registry;

import io.pratique.http.HttpException;
import io.pratique.http.HttpTransport.Response;
import io.pratique.model.ErrorKind;
import io.pratique.model.image.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// Reads blobs (OCI distribution-spec, "Pulling blobs"): `GET /v2/NAME/blobs/DIGEST`.
record Blobs(Sessions sessions) {
    private static final Duration SHORTEST_DEADLINE = Duration.ofMinutes(10);

    /// Bytes for each second; a registry slower than this over the whole blob is given up.
    private static final long SLOWEST = 64 << 10;

    /// The bytes of a blob, unverified. A transfer that breaks off is taken up where it broke.
    ///
    /// @param size in bytes, as the manifest says; any other is refused
    InputStream open(Digest digest, long size) throws IOException {
        Instant deadline = sessions.now().plus(SHORTEST_DEADLINE).plusSeconds(size / SLOWEST);
        BlobStream.Opener opener = offset -> sessions.first(session -> open(session, digest, size, offset, deadline));
        return new BlobStream(opener, opener.open(0), size, sessions.retry(), deadline);
    }

    /// A whole blob of up to `limit` bytes.
    byte[] read(Digest digest, long size, int limit, String what) throws IOException {
        if (size > limit) {
            throw new HttpException(
                    ErrorKind.INVALID_INPUT, "the " + what + " is larger than " + (limit >> 20) + " MiB");
        }
        try (InputStream in = open(digest, size)) {
            return in.readNBytes((int) size);
        }
    }

    /// The rest of the blob from `offset` on.
    private static InputStream open(Session session, Digest digest, long size, long offset, Instant deadline)
            throws IOException {
        Map<String, String> headers = offset == 0 ? Map.of() : Map.of("Range", "bytes=" + offset + "-");
        Response response = session.get("blobs/" + digest, headers, deadline);
        try {
            long start = start(response, offset);
            long total = start
                    + response.headers().firstValueAsLong("Content-Length").orElse(size - start);
            if (start < 0 || total != size || !agrees(response, size)) {
                throw new HttpException(
                        ErrorKind.INVALID_INPUT,
                        "registry " + session.endpoint().registry() + " sends a blob " + digest
                                + " of another size than the manifest says");
            }
            return new OffsetStream(response.body(), offset - start);
        } catch (IOException | NumberFormatException problem) {
            response.close();
            throw problem instanceof IOException known ? known : new IOException("invalid Content-Length");
        }
    }

    /// Whether the whole that a part is said to belong to has the right size; servers may leave it open as `*`.
    private static boolean agrees(Response response, long size) {
        String range = response.status() == 206 ? response.header("Content-Range") : null;
        return range == null || range.endsWith("/*") || range.endsWith("/" + size);
    }

    /// The offset at which the body begins; -1 when it is not where it was asked to. A server may ignore the range
    /// and send all.
    private static long start(Response response, long offset) {
        if (response.status() == 200) {
            return 0;
        }
        String range = response.header("Content-Range");
        return range != null && range.startsWith("bytes " + offset + "-") ? offset : -1;
    }
}
