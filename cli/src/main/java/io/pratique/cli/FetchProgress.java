package io.pratique.cli;

import io.pratique.advisory.mirror.Download;
import io.pratique.advisory.mirror.DownloadResult;
import io.pratique.advisory.mirror.FeedDownloads;
import io.pratique.advisory.mirror.MirrorEvent;
import io.pratique.cli.output.ProgressLine;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Tells how far feeds are fetched: on a terminal in one line that is drawn anew at most ten times a second,
/// elsewhere
/// with one line for each feed that has come. Failures are told by whoever asked for the feeds.
final class FetchProgress implements Consumer<MirrorEvent>, AutoCloseable {
    private static final long PAUSE = 100_000_000;
    private static final String WIPE = "\r\u001b[K";

    private final Surroundings around;
    private final boolean quiet;
    private final LongSupplier nanoTime;
    private final Map<String, Integer> missing = new HashMap<>();
    private final Map<String, Long> fetched = new HashMap<>();
    private final Map<Download, Long> arriving = new LinkedHashMap<>();
    private final int feeds;
    private long arrived;
    private long next;

    FetchProgress(List<FeedDownloads> feeds, boolean quiet, Surroundings around, LongSupplier nanoTime) {
        this.around = around;
        this.quiet = quiet;
        this.nanoTime = nanoTime;
        this.feeds = feeds.size();
        feeds.forEach(feed -> missing.put(feed.feed(), feed.downloads().size()));
    }

    @Override
    public void accept(MirrorEvent event) {
        switch (event) {
            case MirrorEvent.Waiting() -> around.tell("waiting for another process that updates the same feeds");
            case MirrorEvent.Started(String feed, Download download) -> draw(feed);
            case MirrorEvent.Arriving(String feed, Download download, long bytes, long total) -> {
                arriving.put(download, bytes);
                draw(total > 0 ? feed + ", " + Math.min(100, bytes * 100 / total) + " %" : feed);
            }
            case MirrorEvent.Documents(String feed, Download download, int done, int total) ->
                draw(feed + ", " + done + " of " + total + " documents");
            case MirrorEvent.Finished(String feed, Download download, DownloadResult result) -> {
                arriving.remove(download);
                finish(feed, result);
                draw(feed);
            }
        }
    }

    private void finish(String feed, DownloadResult result) {
        switch (result) {
            case DownloadResult.Changed(long bytes) -> {
                arrived += bytes;
                fetched.merge(feed, bytes, Long::sum);
            }
            case DownloadResult.Unchanged() -> fetched.merge(feed, 0L, Long::sum);
            case DownloadResult.Failed(String reason) -> {}
        }
        int left = missing.merge(feed, -1, Integer::sum);
        Long bytes = fetched.get(feed);
        if (left == 0 && bytes != null && !quiet && !around.errIsTerminal()) {
            around.tell(feed + ": " + (bytes == 0 ? "unchanged" : ProgressLine.size(bytes) + " fetched"));
        }
    }

    private void draw(String what) {
        long now = nanoTime.getAsLong();
        if (quiet || !around.errIsTerminal() || (next != 0 && now < next)) {
            return;
        }
        next = now + PAUSE;
        long done = missing.values().stream().filter(left -> left <= 0).count();
        long bytes =
                arrived + arriving.values().stream().mapToLong(Long::longValue).sum();
        String line = "fetching feeds, " + done + " of " + feeds + " done, " + ProgressLine.size(bytes) + "; " + what;
        int width = around.width() == 0 ? 80 : around.width();
        around.err().print(WIPE + (line.length() < width ? line : line.substring(0, width - 1)));
        around.err().flush();
    }

    @Override
    public void close() {
        if (!quiet && around.errIsTerminal()) {
            around.err().print(WIPE);
            around.err().flush();
        }
    }
}
