package io.pratique.advisory.exchange.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry of a transparency log.
///
/// @param log the id of the log's key
/// @param time seconds since 1970 when it was taken in; 0 where the log does not say
/// @param promise the log's signature of entry, time and place; null where there is none
/// @param body what the log keeps
record LogEntry(
        byte[] log,
        long index,
        long time,
        byte @Nullable [] promise,
        @Nullable Proof proof,
        byte[] body) {

    /// That the entry is in the log (RFC 6962, 2.1.1).
    ///
    /// @param checkpoint the log's signed statement of its size and root
    record Proof(long index, long size, byte[] root, List<byte[]> hashes, String checkpoint) {
        Proof {
            hashes = List.copyOf(hashes);
        }
    }
}
