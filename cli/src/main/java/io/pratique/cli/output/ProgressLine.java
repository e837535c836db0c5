package io.pratique.cli.output;

import io.pratique.image.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// One line on a terminal that tells how far a scan is, drawn anew at most ten times a second and wiped at the end.
public final class ProgressLine implements Progress, AutoCloseable {
    private static final long PAUSE = 100_000_000;
    private static final String WIPE = "\r\u001b[K";

    private final PrintStream terminal;
    private final LongSupplier nanoTime;
    private final int width;
    private final long start;
    private final AtomicLong next;
    private final AtomicLong expected = new AtomicLong();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder files = new LongAdder();
    private final AtomicBoolean drawing = new AtomicBoolean();
    private boolean closed;

    public ProgressLine(PrintStream terminal, int width, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.width = width == 0 ? 80 : width;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.next = new AtomicLong(start + PAUSE);
    }

    @Override
    public void expect(long more) {
        expected.set(more);
    }

    @Override
    public void advance(long moreBytes, long moreFiles) {
        bytes.add(moreBytes);
        files.add(moreFiles);
        long now = nanoTime.getAsLong();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE) && drawing.compareAndSet(false, true)) {
            try {
                draw(now);
            } finally {
                drawing.set(false);
            }
        }
    }

    private synchronized void draw(long now) {
        if (!closed) {
            String line = text(now);
            terminal.print(WIPE + (line.length() < width ? line : line.substring(0, width - 1)));
            terminal.flush();
        }
    }

    private String text(long now) {
        long read = bytes.sum();
        long total = expected.get();
        double seconds = Math.max(1, now - start) / 1e9;
        String share = total > 0 ? " of " + size(total) + " (" + Math.min(100, read * 100 / total) + " %)" : "";
        return "reading " + size(read) + share + ", " + size((long) (read / seconds)) + "/s, " + files.sum() + " files";
    }

    /// For people: `12.5 MiB`.
    public static String size(long bytes) {
        double mebibytes = bytes / 1048576.0;
        return mebibytes < 1000
                ? String.format(Locale.ROOT, "%.1f MiB", mebibytes)
                : String.format(Locale.ROOT, "%.2f GiB", mebibytes / 1024);
    }

    @Override
    public synchronized void close() {
        closed = true;
        terminal.print(WIPE);
        terminal.flush();
    }
}
