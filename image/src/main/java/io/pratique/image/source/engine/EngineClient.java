package io.pratique.image.source.engine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Sends requests to an engine, one for each connection.
record EngineClient(Endpoint endpoint) {
    private static final int CONNECT_MILLIS = 10_000;

    /// Asks for a path; the caller closes the answer.
    ///
    /// @param path already encoded
    /// @param patience how long the engine may be silent
    HttpAnswer get(String path, Duration patience) throws IOException {
        SocketChannel channel = connect();
        boolean done = false;
        try {
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: engine\r\nUser-Agent: pratique\r\nConnection: close\r\n\r\n";
            ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            HttpAnswer answer = HttpAnswer.read(new SocketStream(channel, patience));
            done = true;
            return answer;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    private SocketChannel connect() throws IOException {
        return switch (endpoint) {
            case Endpoint.Socket socket -> {
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                yield connect(channel, () -> channel.connect(socket.address()));
            }
            case Endpoint.Tcp tcp -> {
                SocketChannel channel = SocketChannel.open();
                yield connect(channel, () -> channel.socket().connect(tcp.address(), CONNECT_MILLIS));
            }
        };
    }

    private interface Connecting {
        void run() throws IOException;
    }

    private static SocketChannel connect(SocketChannel channel, Connecting connecting) throws IOException {
        boolean done = false;
        try {
            connecting.run();
            done = true;
            return channel;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }
}
