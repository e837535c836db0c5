package io.pratique.image.source.engine;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where an engine listens.
///
/// @param text as a user would write it
sealed interface Endpoint {
    String text();

    SocketAddress address();

    record Socket(String text, Path path) implements Endpoint {
        @Override
        public SocketAddress address() {
            return UnixDomainSocketAddress.of(path);
        }
    }

    record Tcp(String text, String host, int port) implements Endpoint {
        @Override
        public SocketAddress address() {
            return new InetSocketAddress(host, port);
        }
    }

    /// Docker's default port without TLS.
    int DOCKER_PORT = 2375;

    /// Where Docker listens: `DOCKER_HOST`, else the first of the usual sockets that exists; null where there is
    /// none.
    static @Nullable Endpoint docker(Map<String, String> environment) {
        List<String> sockets = new ArrayList<>(List.of("/var/run/docker.sock"));
        addRuntime(sockets, environment, "docker.sock");
        return find(environment, "DOCKER_HOST", sockets);
    }

    /// Where Podman listens: `CONTAINER_HOST`, else the user's socket, else the system's; null where there is none.
    static @Nullable Endpoint podman(Map<String, String> environment) {
        List<String> sockets = new ArrayList<>();
        addRuntime(sockets, environment, "podman/podman.sock");
        sockets.add("/run/podman/podman.sock");
        return find(environment, "CONTAINER_HOST", sockets);
    }

    private static void addRuntime(List<String> sockets, Map<String, String> environment, String name) {
        String runtime = environment.get("XDG_RUNTIME_DIR");
        if (runtime != null && !runtime.isEmpty()) {
            sockets.add(runtime + "/" + name);
        }
    }

    private static @Nullable Endpoint find(Map<String, String> environment, String variable, List<String> sockets) {
        String host = environment.get(variable);
        if (host != null && !host.isEmpty()) {
            return parse(host, variable, environment.get("DOCKER_TLS_VERIFY"));
        }
        for (String socket : sockets) {
            Path path = path(socket, variable);
            if (Files.exists(path)) {
                return new Socket("unix://" + socket, path);
            }
        }
        return null;
    }

    private static Endpoint parse(String host, String variable, @Nullable String tls) {
        if (host.startsWith("unix://")) {
            return new Socket(host, path(host.substring(7), variable));
        }
        boolean plain = tls == null || tls.isEmpty();
        if (host.startsWith("tcp://") && plain) {
            return tcp(host, variable);
        }
        throw new PratiqueException(
                ErrorKind.UNSUPPORTED,
                variable + " must be unix://PATH or tcp://HOST:PORT without TLS; save the image to an archive instead");
    }

    private static Endpoint tcp(String host, String variable) {
        String name = host.substring(6);
        if (name.endsWith("/")) {
            name = name.substring(0, name.length() - 1);
        }
        int colon = name.lastIndexOf(':');
        boolean port = colon >= 0 && name.indexOf(']', colon) < 0;
        try {
            int number = port ? Integer.parseInt(name.substring(colon + 1)) : DOCKER_PORT;
            if (number > 0 && number < 65_536) {
                return new Tcp(host, (port ? name.substring(0, colon) : name).replaceAll("[\\[\\]]", ""), number);
            }
        } catch (NumberFormatException malformed) {
            // refused below, like a port out of range
        }
        throw new PratiqueException(ErrorKind.USAGE, variable + " has no valid port; write it as tcp://HOST:PORT");
    }

    private static Path path(String text, String variable) {
        try {
            return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw new PratiqueException(ErrorKind.USAGE, variable + " holds no valid path", malformed);
        }
    }
}
