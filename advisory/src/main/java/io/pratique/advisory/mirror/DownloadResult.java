package io.pratique.advisory.mirror;

/// What became of a download.
public sealed interface DownloadResult {
    /// What is there is what the host has.
    record Unchanged() implements DownloadResult {}

    /// @param bytes how many came over the network
    record Changed(long bytes) implements DownloadResult {}

    /// What was there before is still there.
    ///
    /// @param reason one line for people
    record Failed(String reason) implements DownloadResult {}
}
