package io.pratique.image.source.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// What comes out of a socket, given up when nothing comes for some time (sockets in the file system know no
/// timeout of their own).
final class SocketStream extends InputStream {
    private final SocketChannel channel;
    private final Selector selector;
    private final long patience;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).flip();

    SocketStream(SocketChannel channel, Duration patience) throws IOException {
        this.channel = channel;
        this.patience = patience.toMillis();
        this.selector = Selector.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, count);
        return count;
    }

    /// Whether there is at least one byte.
    private boolean fill() throws IOException {
        while (!buffer.hasRemaining()) {
            buffer.clear();
            int count = channel.read(buffer);
            buffer.flip();
            if (count < 0) {
                return false;
            }
            if (count == 0) {
                await();
            }
        }
        return true;
    }

    private void await() throws IOException {
        if (selector.select(patience) == 0) {
            throw new SocketTimeoutException("no answer within " + patience / 1000 + " seconds");
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        try (selector;
                channel) {
            // both are closed, the selector last
        }
    }
}
