package io.pratique.server.postgres;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Sees to it that PostgreSQL runs: starts it again where it died, and keeps its log small.
final class Watch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());
    private static final int LONGEST_PAUSE_SECONDS = 30;
    private static final int ROUND_MILLIS = 500;
    private static final int TRIM_ROUNDS = 120;

    private final Launcher launcher;
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    private final Thread thread;
    private boolean closed;

    private Watch(Launcher launcher, int port) {
        this.launcher = launcher;
        this.port = port;
        this.thread = Thread.ofVirtual().name("postgres-watch").unstarted(this::run);
    }

    static Watch over(Launcher launcher, int port) {
        var watch = new Watch(launcher, port);
        watch.thread.start();
        return watch;
    }

    private void run() {
        try {
            int failures = 0;
            for (int round = 1; !Thread.currentThread().isInterrupted(); round++) {
                TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
                if (round % TRIM_ROUNDS == 0) {
                    trim();
                }
                failures = runs() ? 0 : failures + 1;
                if (failures > 0) {
                    TimeUnit.SECONDS.sleep(Math.min(failures, LONGEST_PAUSE_SECONDS));
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether it runs, now if not before.
    boolean runs() {
        lock.lock();
        try {
            return closed || launcher.postmaster().running().isPresent() || restart();
        } catch (IOException | RuntimeException problem) {
            LOG.log(System.Logger.Level.ERROR, "PostgreSQL does not run: {0}", problem.getMessage());
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean restart() throws IOException {
        launcher.stop();
        String problem = launcher.start(port);
        if (problem.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "PostgreSQL had died and was started again");
        } else {
            LOG.log(System.Logger.Level.ERROR, "PostgreSQL has died and does not start: {0}", problem);
        }
        return problem.isEmpty();
    }

    private void trim() {
        try {
            launcher.trimLogs();
        } catch (IOException problem) {
            LOG.log(System.Logger.Level.DEBUG, "old logs cannot be removed: {0}", problem.getMessage());
        }
    }

    /// From now on the process may end.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            thread.interrupt();
        } finally {
            lock.unlock();
        }
    }
}
