package io.pratique.advisory.mirror;

/// What happens while a mirror is updated. Events come from one thread at a time.
public sealed interface MirrorEvent {
    /// Another process updates the same folder; this one goes on when that has finished.
    record Waiting() implements MirrorEvent {}

    record Started(String feed, Download download) implements MirrorEvent {}

    /// A file is arriving.
    ///
    /// @param bytes how many have arrived
    /// @param total how many there will be; below 0 where the host does not say
    record Arriving(String feed, Download download, long bytes, long total) implements MirrorEvent {}

    /// Changed documents arrive, each a file.
    record Documents(String feed, Download download, int done, int total) implements MirrorEvent {}

    record Finished(String feed, Download download, DownloadResult result) implements MirrorEvent {}
}
