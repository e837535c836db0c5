package io.pratique.advisory.mirror;

import io.pratique.http.HttpException;
import io.pratique.model.ErrorKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Fetches files: asks only for what is not there yet, tries again what broke off, and puts a file in its place
/// when
/// it is whole.
final class Fetcher {
    private final Source source;
    private final Connections connections;
    private final MirrorFolder folder;

    Fetcher(Source source, Connections connections, MirrorFolder folder) {
        this.source = source;
        this.connections = connections;
        this.folder = folder;
    }

    MirrorFolder folder() {
        return folder;
    }

    /// A file to be fetched.
    ///
    /// @param known the address under which it is known here, where its own is of no duration
    /// @param target where to put it
    /// @param held the state of what is there, to be kept where the host has nothing newer; null to fetch in any
    ///     case
    /// @param checksum where its hash is told; null for nowhere
    /// @param sha256 its hash, where that is known already
    record Request(
            URI url,
            URI known,
            Path target,
            long limit,
            @Nullable FileState held,
            @Nullable URI checksum,
            @Nullable String sha256) {
        Request(URI url, Path target, long limit, @Nullable FileState held, @Nullable URI checksum) {
            this(url, url, target, limit, held, checksum, null);
        }

        /// A file that is fetched in any case.
        Request(URI url, URI known, Path target, long limit, String sha256) {
            this(url, known, target, limit, null, null, sha256);
        }
    }

    /// @param changed whether there is another file at the target than the one held
    record Fetched(FileState state, boolean changed) {}

    Fetched file(Request request, Job job) throws IOException {
        return job.retry()
                .run(job.deadline(), () -> connections.with(host(request.url()), () -> attempt(request, job)));
    }

    private static String host(URI url) {
        return String.valueOf(url.getHost());
    }

    private Fetched attempt(Request request, Job job) throws IOException {
        Path path = folder.part(request.known());
        PartFile part = PartFile.at(path);
        long from = part.from();
        try (Offer offer = source.open(request.url(), conditions(request, part, from))) {
            switch (offer.status()) {
                case 200 -> {
                    from = 0;
                    part = PartFile.start(path, offer);
                }
                case 206 -> {
                    if (from == 0 || !part.isContinuedBy(offer)) {
                        part.discard();
                        throw Job.passing(offer.host() + " sends another part than it was asked for");
                    }
                }
                case 304 -> {
                    part.discard();
                    return unchanged(request, offer, job);
                }
                case 416 -> {
                    part.discard();
                    throw Job.passing(offer.host() + " has no such part of the file");
                }
                default -> throw refusal(offer, job);
            }
            receive(offer, part, from, request.limit(), job);
        }
        return new Acceptance(request, part, from > 0, this, job).accept();
    }

    private static Fetched unchanged(Request request, Offer offer, Job job) throws HttpException {
        FileState held = request.held();
        if (held == null) {
            throw new HttpException(ErrorKind.IO, offer.host() + " says \"not modified\" of a file that is not here");
        }
        return new Fetched(held.checkedAt(job.now(), job.run()), false);
    }

    private static Map<String, String> conditions(Request request, PartFile part, long from) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept-Encoding", isText(request.url().getPath()) ? "gzip" : "identity");
        FileState held = request.held();
        if (held != null && held.etag() != null) {
            headers.put("If-None-Match", held.etag());
        }
        if (held != null && held.lastModified() != null) {
            headers.put("If-Modified-Since", held.lastModified());
        }
        if (from > 0 && part.validator() != null) {
            headers.put("Range", "bytes=" + from + "-");
            headers.put("If-Range", part.validator());
        }
        return headers;
    }

    /// Whether packing for the way is worth while.
    private static boolean isText(String path) {
        return path.endsWith(".json") || path.endsWith(".xml") || path.endsWith(".csv") || path.endsWith("/json");
    }

    static HttpException refusal(Offer offer, Job job) {
        int status = offer.status();
        boolean passing = status == 408 || status == 429 || status >= 500;
        ErrorKind kind = switch (status) {
            case 401, 403 -> ErrorKind.UNAUTHORIZED;
            case 404, 410 -> ErrorKind.NOT_FOUND;
            default -> ErrorKind.IO;
        };
        return new HttpException(
                kind,
                offer.host() + " answers with HTTP status " + status,
                passing ? new HttpException.Wait(job.retry().retryAfter(offer.header("Retry-After"))) : null,
                null);
    }

    private static void receive(Offer offer, PartFile part, long from, long limit, Job job) throws IOException {
        requireLength(Math.max(part.whole(), from + offer.length()), limit);
        byte[] buffer = new byte[1 << 16];
        try (FileChannel channel = part.open(from)) {
            long length = from;
            for (int count = offer.body().read(buffer);
                    count >= 0;
                    count = offer.body().read(buffer)) {
                length += count;
                requireLength(length, limit);
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                job.arrived(length, part.whole(), count);
            }
            if (part.whole() >= 0 && length != part.whole()) {
                throw Job.passing(offer.host() + " broke off the transfer");
            }
            channel.force(true);
        }
    }

    private static void requireLength(long length, long limit) throws HttpException {
        if (length > limit) {
            throw Job.invalid("is larger than " + limit + " bytes; refused");
        }
    }

    /// A small file, whole in memory.
    byte[] small(URI url, int limit, Job job) throws IOException {
        return job.retry().run(job.deadline(), () -> connections.with(host(url), () -> once(url, limit, job)));
    }

    /// Like [#small], for whoever already holds a connection.
    byte[] unbounded(URI url, int limit, Job job) throws IOException {
        return job.retry().run(job.deadline(), () -> once(url, limit, job));
    }

    private byte[] once(URI url, int limit, Job job) throws IOException {
        var headers = Map.of("Accept-Encoding", "gzip", "Cache-Control", "no-cache");
        try (Offer offer = source.open(url, headers)) {
            if (offer.status() != 200) {
                throw refusal(offer, job);
            }
            requireLength(offer.length(), limit);
            byte[] bytes = read(offer.body(), limit, job);
            if (offer.length() >= 0 && bytes.length != offer.length()) {
                throw Job.passing(offer.host() + " broke off the transfer");
            }
            job.received().addAndGet(bytes.length);
            return offer.packed() ? unpacked(bytes, limit, job) : bytes;
        }
    }

    private static byte[] unpacked(byte[] packed, int limit, Job job) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return read(in, limit, job);
        } catch (java.util.zip.ZipException | java.io.EOFException damaged) {
            throw Job.invalid("is not packed as its host says; refused");
        }
    }

    private static byte[] read(InputStream in, int limit, Job job) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 13];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
            requireLength(out.size(), limit);
            job.retry().requireTime(job.deadline(), "the download");
        }
        return out.toByteArray();
    }
}
