package io.pratique.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The body of a response as a stream that fails when nothing arrives for the idle timeout; the JDK's own stream
/// would wait for ever.
///
/// At most eight parts (of 16 KiB) wait here: more are asked for as they are read.
public final class BodyStream extends InputStream implements HttpResponse.BodySubscriber<BodyStream> {
    private static final int PARTS = 8;

    private final Duration idleTimeout;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Deque<ByteBuffer> buffers = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private boolean ended;
    private boolean closed;

    private sealed interface Signal {
        record Part(List<ByteBuffer> buffers) implements Signal {}

        record End() implements Signal {}

        record Failure(Throwable cause) implements Signal {}
    }

    BodyStream(Duration idleTimeout) {
        this.idleTimeout = idleTimeout;
    }

    static BodyStream empty() {
        var empty = new BodyStream(Duration.ZERO);
        empty.onComplete();
        return empty;
    }

    @Override
    public CompletionStage<BodyStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        boolean unwanted;
        synchronized (this) {
            unwanted = closed || subscription != null;
            subscription = unwanted ? subscription : given;
        }
        if (unwanted) {
            given.cancel();
        } else {
            given.request(PARTS);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        signals.add(new Signal.Part(part));
    }

    @Override
    public void onError(Throwable problem) {
        signals.add(new Signal.Failure(problem));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal.End());
    }

    @Override
    public int read() throws IOException {
        ByteBuffer buffer = next();
        return buffer == null ? -1 : buffer.get() & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        ByteBuffer buffer = next();
        if (buffer == null) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count;
    }

    /// The buffer to read from, not empty; null at the end.
    private @Nullable ByteBuffer next() throws IOException {
        while (true) {
            ByteBuffer first = buffers.peek();
            if (first != null && first.hasRemaining()) {
                return first;
            }
            if (first != null) {
                buffers.remove();
            } else if (ended) {
                return null;
            } else {
                receive();
            }
        }
    }

    private void receive() throws IOException {
        switch (await()) {
            case Signal.Part(List<ByteBuffer> part) -> {
                buffers.addAll(part);
                request();
            }
            case Signal.End() -> ended = true;
            case Signal.Failure(Throwable cause) -> throw new IOException("the transfer broke off", cause);
        }
    }

    private Signal await() throws IOException {
        synchronized (this) {
            if (closed) {
                throw new IOException("the stream is closed");
            }
        }
        try {
            Signal signal = signals.poll(idleTimeout.toMillis(), TimeUnit.MILLISECONDS);
            if (signal == null) {
                throw new SocketTimeoutException("nothing arrived for " + idleTimeout.toSeconds() + " s");
            }
            return signal;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private synchronized void request() {
        if (subscription != null) {
            subscription.request(1);
        }
    }

    @Override
    public void close() {
        Flow.Subscription given;
        synchronized (this) {
            closed = true;
            given = subscription;
        }
        if (given != null && !ended) {
            given.cancel();
        }
    }
}
