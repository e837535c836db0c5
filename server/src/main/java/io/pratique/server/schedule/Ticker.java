package io.pratique.server.schedule;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Looks again and again whether something is due.
public final class Ticker implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Ticker.class.getName());

    private final Thread thread;

    /// Something that may be due. Any number of servers look; each due time is met once.
    @FunctionalInterface
    public interface Look {
        /// @return how much was due
        int once();
    }

    /// @param wake called when something was due
    public Ticker(List<Look> looks, Duration pause, Runnable wake) {
        thread = Thread.ofVirtual().name("ticker").start(() -> run(looks, pause, wake));
    }

    private static void run(List<Look> looks, Duration pause, Runnable wake) {
        while (true) {
            for (Look look : looks) {
                try {
                    if (look.once() > 0) {
                        wake.run();
                    }
                } catch (RuntimeException | Error failed) {
                    LOG.log(Level.WARNING, "cannot look for what is due: {0}", failed.getMessage());
                }
            }
            try {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
