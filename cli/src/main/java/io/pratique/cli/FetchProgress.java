package io.pratique.cli;

import io.pratique.advisory.mirror.FeedDownloads;
import io.pratique.advisory.mirror.MirrorEvent;
import io.pratique.cli.output.ProgressLine;
import io.pratique.cli.output.ProgressLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Tells how far feeds are fetched: on a terminal with a bar for each that is under way, drawn anew at most ten
/// times
/// a second; elsewhere with one line for each that has come. Failures are told by whoever asked for the feeds.
final class FetchProgress implements Consumer<MirrorEvent>, AutoCloseable {
    private static final long PAUSE = 100_000_000;

    /// More bars than this would not fit on a small terminal.
    private static final int BARS = 8;

    private final Surroundings around;
    private final boolean quiet;
    private final LongSupplier nanoTime;
    private final @Nullable ProgressLines terminal;
    private final Map<String, FeedProgress> feeds = new LinkedHashMap<>();
    private final Map<String, FeedProgress> underWay = new LinkedHashMap<>();
    private long next;

    FetchProgress(List<FeedDownloads> feeds, boolean quiet, Surroundings around, LongSupplier nanoTime) {
        this.around = around;
        this.quiet = quiet;
        this.nanoTime = nanoTime;
        this.terminal = quiet || !around.errIsTerminal() ? null : new ProgressLines(around.err(), around.width());
        feeds.forEach(feed -> this.feeds.put(
                feed.feed(), new FeedProgress(feed.feed(), feed.downloads().size())));
    }

    @Override
    public void accept(MirrorEvent event) {
        switch (event) {
            case MirrorEvent.Waiting() -> around.tell("waiting for another process that updates the same feeds");
            case MirrorEvent.Started started -> underWay.putIfAbsent(started.feed(), feed(started.feed()));
            case MirrorEvent.Arriving arriving ->
                feed(arriving.feed()).arriving(arriving.download(), arriving.bytes(), arriving.total());
            case MirrorEvent.Documents documents ->
                feed(documents.feed()).documents(documents.download(), documents.done(), documents.total());
            case MirrorEvent.Finished finished -> finish(finished);
        }
        draw();
    }

    private FeedProgress feed(String id) {
        return feeds.computeIfAbsent(id, unknown -> new FeedProgress(unknown, 1));
    }

    private void finish(MirrorEvent.Finished finished) {
        FeedProgress feed = feed(finished.feed());
        feed.finished(finished.download(), finished.result());
        if (feed.isDone()) {
            underWay.remove(finished.feed());
            String outcome = feed.outcome();
            if (!outcome.isEmpty() && !quiet && terminal == null) {
                around.tell(outcome);
            }
        }
    }

    private void draw() {
        long now = nanoTime.getAsLong();
        if (terminal == null || (next != 0 && now - next < 0)) {
            return;
        }
        next = now + PAUSE;
        List<String> lines = new ArrayList<>();
        long done = feeds.values().stream().filter(FeedProgress::isDone).count();
        long bytes = feeds.values().stream().mapToLong(FeedProgress::bytes).sum();
        lines.add("fetching feeds, " + done + " of " + feeds.size() + " done, " + ProgressLine.size(bytes));
        underWay.values().stream().limit(BARS).map(FeedProgress::bar).forEach(lines::add);
        if (underWay.size() > BARS) {
            lines.add("and " + (underWay.size() - BARS) + " more");
        }
        terminal.draw(lines);
    }

    @Override
    public void close() {
        if (terminal != null) {
            terminal.close();
        }
    }
}
