package io.pratique.advisory.mirror;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Bounds how many transfers run at once: at most 2 from a host and 8 in all. Whoever waits before another attempt
/// holds none.
final class Connections {
    static final int PER_HOST = 2;
    static final int ALL = 8;

    private final Semaphore all = new Semaphore(ALL);
    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

    interface Transfer<T> {
        T run() throws IOException;
    }

    <T> T with(String host, Transfer<T> transfer) throws IOException {
        Semaphore own = hosts.computeIfAbsent(host, name -> new Semaphore(PER_HOST));
        acquire(own);
        try {
            acquire(all);
            try {
                return transfer.run();
            } finally {
                all.release();
            }
        } finally {
            own.release();
        }
    }

    private static void acquire(Semaphore permits) throws InterruptedIOException {
        try {
            permits.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
