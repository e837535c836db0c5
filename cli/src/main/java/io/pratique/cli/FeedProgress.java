package io.pratique.cli;

import io.pratique.advisory.mirror.Download;
import io.pratique.advisory.mirror.DownloadResult;
import io.pratique.cli.output.ProgressLine;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// How far one feed is fetched.
final class FeedProgress {
    private static final int CELLS = 20;

    private final String feed;
    private final int downloads;
    private final Map<Download, Double> shares = new HashMap<>();
    private final Map<Download, Long> arriving = new HashMap<>();
    private int finished;
    private long fetched;
    private boolean failedOnly = true;

    FeedProgress(String feed, int downloads) {
        this.feed = feed;
        this.downloads = downloads;
    }

    /// @param total how many bytes there will be; below 0 where the host does not say
    void arriving(Download download, long bytes, long total) {
        arriving.put(download, bytes);
        if (total > 0) {
            shares.put(download, Math.min(1.0, (double) bytes / total));
        }
    }

    void documents(Download download, int done, int total) {
        shares.put(download, total == 0 ? 1.0 : Math.min(1.0, (double) done / total));
    }

    void finished(Download download, DownloadResult result) {
        finished++;
        shares.remove(download);
        arriving.remove(download);
        switch (result) {
            case DownloadResult.Changed(long bytes) -> {
                fetched += bytes;
                failedOnly = false;
            }
            case DownloadResult.Unchanged() -> failedOnly = false;
            case DownloadResult.Failed(String reason) -> {}
        }
    }

    boolean isDone() {
        return finished >= downloads;
    }

    /// Bytes that have come, of files that are whole and of those that are not.
    long bytes() {
        long bytes = fetched;
        for (long part : arriving.values()) {
            bytes += part;
        }
        return bytes;
    }

    /// `debian  [#########...........]  45 %  3.2 MiB`
    String bar() {
        double done = finished;
        for (double share : shares.values()) {
            done += share;
        }
        double share = downloads == 0 ? 1 : Math.min(1, done / downloads);
        int cells = (int) (share * CELLS);
        return String.format(Locale.ROOT, "%-20s [", Lines.single(feed))
                + "#".repeat(cells)
                + ".".repeat(CELLS - cells)
                + String.format(Locale.ROOT, "] %3d %%  ", (int) (share * 100))
                + ProgressLine.size(bytes());
    }

    /// What became of it, for people; empty where nothing of it came, which is told elsewhere.
    String outcome() {
        return failedOnly
                ? ""
                : Lines.single(feed) + ": " + (fetched == 0 ? "unchanged" : ProgressLine.size(fetched) + " fetched");
    }
}
