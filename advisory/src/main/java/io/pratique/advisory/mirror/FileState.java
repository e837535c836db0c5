package io.pratique.advisory.mirror;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a file of the mirror. The times are by this machine's clock and for people alone: nothing is
/// decided by them.
///
/// @param url the public one
/// @param etag as the host told it with the file; null where it did not
/// @param lastModified likewise
/// @param sha256 of the file as it lies there, in hexadecimal; null where there is no file
/// @param length of the file as it lies there
/// @param checked when the host last said what it has
/// @param fetched when the file came
/// @param error why the last attempt failed; null where it did not
/// @param run the update that last heard from the host
public record FileState(
        String url,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String sha256,
        long length,
        @Nullable Instant checked,
        @Nullable Instant fetched,
        @Nullable String error,
        long run) {

    static FileState unknown(String url) {
        return new FileState(url, null, null, null, -1, null, null, null, 0);
    }

    FileState checkedAt(Instant time, long update) {
        return new FileState(url, etag, lastModified, sha256, length, time, fetched, null, update);
    }

    FileState failed(String reason) {
        return new FileState(url, etag, lastModified, sha256, length, checked, fetched, reason, 0);
    }

    /// The times of this file noted for another that is not there.
    FileState standingFor(String other) {
        return new FileState(other, null, null, null, -1, checked, fetched, error, run);
    }

    /// The same file, of which nothing may be concluded from the host's answer "not modified".
    FileState withoutValidators() {
        return new FileState(url, null, null, sha256, length, checked, fetched, error, run);
    }
}
