package io.pratique.advisory.mirror;

import io.pratique.http.HttpException;
import io.pratique.http.Retry;
import io.pratique.model.ErrorKind;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// One download under way: until when, for whom, and how much has come.
///
/// @param run the number of this update
/// @param fresh the update that ran while this one waited; below 0 where it did not wait
record Job(
        String feed,
        Download download,
        long run,
        long fresh,
        Retry retry,
        Instant deadline,
        Consumer<MirrorEvent> events,
        AtomicLong received) {
    private static final int STEP = 1 << 18;

    Instant now() {
        return retry.waiting().now();
    }

    /// Whether another update asked the host while this one waited for it.
    boolean isFresh(FileState state) {
        return fresh >= 0 && state.run() == fresh && state.error() == null;
    }

    /// @param bytes how much of the file is there now
    /// @param more how much of it has just come
    void arrived(long bytes, long total, int more) throws HttpException {
        received.addAndGet(more);
        if (bytes / STEP != (bytes - more) / STEP || bytes == total) {
            events.accept(new MirrorEvent.Arriving(feed, download, bytes, total));
        }
        retry.requireTime(deadline, "the download");
    }

    void documents(int done, int total) {
        events.accept(new MirrorEvent.Documents(feed, download, done, total));
    }

    DownloadResult changed() {
        return new DownloadResult.Changed(received.get());
    }

    static HttpException invalid(String message) {
        return new HttpException(ErrorKind.INVALID_INPUT, message);
    }

    /// A failure after which the same may be tried again.
    static HttpException passing(String message) {
        return new HttpException(ErrorKind.IO, message, new HttpException.Wait(null), null);
    }
}
