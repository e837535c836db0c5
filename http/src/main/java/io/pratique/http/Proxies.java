package io.pratique.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The proxies of `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`, in capitals or small letters. This machine itself is
/// never reached through one.
public final class Proxies extends ProxySelector {
    private final @Nullable Server http;
    private final @Nullable Server https;
    private final List<String> exceptions;

    /// @param authorization the `Proxy-Authorization` header, null for none
    private record Server(
            InetSocketAddress address, @Nullable String authorization) {
        @Override
        public String toString() {
            return "Server[" + address + "]";
        }
    }

    private Proxies(@Nullable Server http, @Nullable Server https, List<String> exceptions) {
        this.http = http;
        this.https = https;
        this.exceptions = exceptions;
    }

    /// @throws IllegalArgumentException naming the variable, never its value: it may hold a password
    public static Proxies of(Map<String, String> environment) {
        return new Proxies(
                server("HTTP_PROXY", environment),
                server("HTTPS_PROXY", environment),
                List.of(value("NO_PROXY", environment).toLowerCase(Locale.ROOT).split("[,\\s]+")));
    }

    private static String value(String variable, Map<String, String> environment) {
        String small = environment.getOrDefault(variable.toLowerCase(Locale.ROOT), "");
        return (small.isEmpty() ? environment.getOrDefault(variable, "") : small).strip();
    }

    private static @Nullable Server server(String variable, Map<String, String> environment) {
        String text = value(variable, environment);
        if (text.isEmpty()) {
            return null;
        }
        URI url;
        try {
            url = new URI(text.contains("://") ? text : "http://" + text);
        } catch (URISyntaxException malformed) {
            throw unusable(variable);
        }
        String host = url.getHost();
        if (host == null || !"http".equalsIgnoreCase(url.getScheme())) {
            throw unusable(variable);
        }
        int port = url.getPort() < 0 ? 80 : url.getPort();
        return new Server(InetSocketAddress.createUnresolved(host, port), authorization(url.getRawUserInfo()));
    }

    private static IllegalArgumentException unusable(String variable) {
        return new IllegalArgumentException(
                variable + " is not usable; write it as http://HOST:PORT or http://USER:PASSWORD@HOST:PORT");
    }

    private static @Nullable String authorization(@Nullable String userInfo) {
        if (userInfo == null) {
            return null;
        }
        String plain = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /// The `Proxy-Authorization` header for the proxy that leads to `target`; null for none.
    public @Nullable String authorization(URI target) {
        Server server = server(target);
        return server == null ? null : server.authorization;
    }

    /// Whether a proxy leads to `target`.
    public boolean leadTo(URI target) {
        return server(target) != null;
    }

    private @Nullable Server server(URI target) {
        Server server = "https".equalsIgnoreCase(target.getScheme()) ? https : http;
        String host = target.getHost();
        return server == null || host == null || isDirect(host.toLowerCase(Locale.ROOT), target.getPort())
                ? null
                : server;
    }

    private boolean isDirect(String host, int port) {
        if (Hosts.isLoopback(host)) {
            return true;
        }
        for (String exception : exceptions) {
            if (excepts(exception, host, port)) {
                return true;
            }
        }
        return false;
    }

    /// An exception is `*`, a name that stands for its subdomains too, an address, or a network in CIDR notation.
    private static boolean excepts(String exception, String host, int port) {
        if (exception.isEmpty() || exception.equals("*")) {
            return !exception.isEmpty();
        }
        if (exception.indexOf('/') > 0) {
            return Hosts.isAddress(host) && Addresses.inNetwork(host, exception);
        }
        String name = Hosts.name(exception);
        if (name.length() < exception.length() && !exception.endsWith(":" + port)) {
            return false;
        }
        String bare = name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name;
        return host.equals(bare) || host.endsWith("." + bare);
    }

    @Override
    public List<Proxy> select(URI target) {
        Server server = server(target);
        if (server == null) {
            return List.of(Proxy.NO_PROXY);
        }
        // resolved here, since the client takes no unresolved proxy address
        InetSocketAddress address = new InetSocketAddress(server.address.getHostString(), server.address.getPort());
        return List.of(new Proxy(Proxy.Type.HTTP, address));
    }

    @Override
    public void connectFailed(URI target, SocketAddress address, IOException problem) {
        // the request itself fails and says so
    }

    @Override
    public String toString() {
        return "Proxies";
    }
}
