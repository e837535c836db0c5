package io.pratique.server.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Starts PostgreSQL on a free port, again where the port was taken in the meantime or where processes of a killed
/// one are still ending.
final class Launcher {
    private static final int ATTEMPTS = 10;

    private final Home home;
    private final Postmaster postmaster;
    private final EmbeddedOptions options;

    Launcher(Home home, Postmaster postmaster, EmbeddedOptions options) {
        this.home = home;
        this.postmaster = postmaster;
        this.options = options;
    }

    Postmaster postmaster() {
        return postmaster;
    }

    /// Starts it on the port of the last time if that is free, so that processes that know it find it again.
    ///
    /// @return the port
    int start() throws IOException {
        Path file = home.folder().resolve("port");
        int port = remembered(file);
        for (int attempt = 1; ; attempt++) {
            port = free(port) ? port : free();
            String problem = start(port);
            if (problem.isEmpty()) {
                Folders.write(file, port + "\n", "rw-r--r--");
                return port;
            }
            boolean taken = problem.contains("could not bind");
            boolean ending = problem.contains("is still in use") || problem.contains("starting up");
            if (attempt == ATTEMPTS || !(taken || ending)) {
                throw Cluster.failure("PostgreSQL does not start in " + home.folder(), problem);
            }
            pause();
        }
    }

    /// Starts it on that port.
    ///
    /// @return what went wrong, empty where nothing did
    String start(int port) throws IOException {
        var logs = new Logs(home.log());
        logs.trim();
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        var configuration = new Configuration(
                home.data(),
                logs.folder(),
                home.clusterName(),
                port,
                options.allConnections(),
                memory,
                options.durable());
        Folders.write(home.configuration(), configuration.text(), "rw-r--r--");
        Logs.Mark before = logs.mark();
        Tool.Result result = postmaster.start(logs.start());
        if (result.good()) {
            return "";
        }
        String said = logs.since(before);
        return said.isEmpty() ? result.output() : said;
    }

    void stop() throws IOException {
        postmaster.stop();
    }

    void trimLogs() throws IOException {
        new Logs(home.log()).trim();
    }

    private static int remembered(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String text = Files.readString(file).strip();
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }

    private static boolean free(int port) {
        if (port <= 0 || port > 65535) {
            return false;
        }
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
