package io.pratique.server.trace;

import io.pratique.http.HttpTransport;
import io.pratique.http.HttpTransport.Outgoing;
import io.pratique.http.HttpTransport.Response;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Sends spans in batches. Nobody ever waits for it: what finds its queue full is dropped and counted. A collector
/// that
/// does not answer is told about once, and once more when it answers again.
final class SpanExporter implements AutoCloseable {
    /// Spans that wait, and spans of a request: the defaults of OpenTelemetry's batch processor.
    static final int WAITING = 2_048;

    private static final int TOGETHER = 512;

    private static final Logger LOG = Logger.getLogger(SpanExporter.class.getName());

    private final HttpTransport transport;
    private final TraceSettings settings;
    private final String version;
    private final Duration rest;
    private final Duration patience;
    private final BlockingQueue<Span.Ended> queue = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;
    private List<Span.Ended> unsent = List.of();
    private boolean silent;

    /// @param version of the program
    /// @param rest between two batches that are not full
    /// @param patience how long the end of the program may wait for the collector
    SpanExporter(HttpTransport transport, TraceSettings settings, String version, Duration rest, Duration patience) {
        this.transport = transport;
        this.settings = settings;
        this.version = version;
        this.rest = rest;
        this.patience = patience;
        this.thread = Thread.ofVirtual().name("traces").start(this::work);
    }

    void add(Span.Ended span) {
        if (!queue.offer(span)) {
            dropped.incrementAndGet();
        } else if (queue.size() == TOGETHER) {
            wake.release();
        }
    }

    /// Spans that nobody will see.
    long dropped() {
        return dropped.get();
    }

    private void work() {
        try {
            while (!closing) {
                if (wake.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
                send();
            }
            // What came while the last batch was on its way.
            send();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Sends what waits. A batch that cannot be sent is sent again at the next turn, before all others.
    private void send() {
        while (!unsent.isEmpty() || !queue.isEmpty()) {
            List<Span.Ended> batch = new ArrayList<>(unsent);
            if (batch.isEmpty()) {
                queue.drainTo(batch, TOGETHER);
            }
            Fate fate = post(batch);
            unsent = fate == Fate.LATER ? batch : List.of();
            if (fate == Fate.REFUSED) {
                dropped.addAndGet(batch.size());
            }
            if (fate != Fate.TAKEN) {
                return;
            }
        }
    }

    /// What becomes of a batch.
    private enum Fate {
        TAKEN,
        REFUSED,
        LATER;

        /// OTLP specification, "Failures": what may be sent again.
        static Fate of(int status) {
            if (status / 100 == 2) {
                return TAKEN;
            }
            return status == 429 || status >= 502 && status <= 504 ? LATER : REFUSED;
        }
    }

    private Fate post(List<Span.Ended> batch) {
        Map<String, String> headers = new HashMap<>(settings.headers());
        headers.put("Content-Type", "application/x-protobuf");
        byte[] body = Otlp.request(settings.resource(), version, batch);
        var request = new Outgoing(
                "POST", settings.endpoint(), headers, BodyPublishers.ofByteArray(body), closing ? patience : null);
        try (Response response = transport.send(request, true)) {
            response.discard();
            Fate fate = Fate.of(response.status());
            tell(fate == Fate.TAKEN, "HTTP status " + response.status());
            return fate;
        } catch (IOException | RuntimeException failed) {
            tell(false, failed.getClass().getSimpleName());
            return Fate.LATER;
        }
    }

    private void tell(boolean taken, String why) {
        if (taken && silent) {
            LOG.log(Level.INFO, "the collector of traces answers again; {0} spans were lost", dropped.get());
        } else if (!taken && !silent) {
            LOG.log(
                    Level.WARNING,
                    "the collector of traces at {0} takes none: {1}; spans are dropped until it does",
                    new Object[] {settings.endpoint().getHost(), why});
        }
        silent = !taken;
    }

    /// Sends what waits, as far as the collector takes it in time.
    @Override
    public void close() {
        closing = true;
        wake.release();
        try {
            if (!thread.join(patience)) {
                thread.interrupt();
            }
        } catch (InterruptedException stopped) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        transport.close();
    }
}
