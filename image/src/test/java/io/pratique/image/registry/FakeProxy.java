package io.pratique.image.registry;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A proxy on this machine through which every name leads to one server, by `CONNECT` or not.
final class FakeProxy implements AutoCloseable {
    private static final String REFUSAL =
            "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\n\r\n";

    private static final String NO_TUNNEL = "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n";

    /// The heads of the requests to the proxy itself.
    final List<String> heads = new CopyOnWriteArrayList<>();

    private final ServerSocket socket;
    private final int target;
    private final String wanted;
    private volatile boolean tunnels = true;

    /// @param wanted what the head of each request must contain
    FakeProxy(int target, String wanted) throws IOException {
        this.target = target;
        this.wanted = wanted;
        socket = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /// Refuses `CONNECT`, as many proxies do for ports other than 443.
    FakeProxy withoutTunnels() {
        tunnels = false;
        return this;
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            String head = head(client.getInputStream());
            heads.add(head);
            if (!head.contains(wanted)) {
                client.getOutputStream().write(REFUSAL.getBytes(US_ASCII));
                return;
            }
            if (head.startsWith("CONNECT ") && !tunnels) {
                client.getOutputStream().write(NO_TUNNEL.getBytes(US_ASCII));
                return;
            }
            if (head.startsWith("CONNECT ")) {
                client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
            } else {
                server.getOutputStream().write(head.getBytes(US_ASCII));
            }
            Thread back = Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
            back.join();
        } catch (IOException closed) {
            // either side has gone
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException closed) {
            // either side has gone
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
