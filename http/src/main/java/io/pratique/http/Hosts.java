package io.pratique.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What can be told from the name of a host alone.
public final class Hosts {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?+");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}+");
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}+(?:\\.[0-9]{1,3}+){3}+");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}+]");

    /// Labels under which country domains register names, as in `example.co.uk`.
    private static final Set<String> SECOND_LEVEL =
            Set.of("ac", "co", "com", "edu", "gob", "gov", "go", "gv", "mil", "ne", "net", "nom", "or", "org", "sch");

    /// Domains below which each name belongs to another customer.
    private static final Set<String> SHARED = Set.of(
            "amazonaws.com",
            "azurecr.io",
            "azurecr.cn",
            "azurecr.us",
            "azure.com",
            "windows.net",
            "azurewebsites.net",
            "cloudfront.net",
            "digitaloceanspaces.com",
            "fly.dev",
            "github.io",
            "gitlab.io",
            "googleapis.com",
            "herokuapp.com",
            "netlify.app",
            "ngrok.io",
            "pages.dev",
            "pkg.dev",
            "r2.dev",
            "run.app",
            "vercel.app",
            "workers.dev");

    private Hosts() {}

    /// Whether the text is a host name or address with an optional port.
    public static boolean isHostAndPort(String text) {
        String host = name(text);
        if (host.length() < text.length() && !isPort(text.substring(host.length() + 1))) {
            return false;
        }
        if (text.startsWith("[")) {
            return IPV6.matcher(host).matches();
        }
        if (host.isEmpty() || host.length() > 253) {
            return false;
        }
        for (String label : host.split("\\.", -1)) {
            if (!NAME.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPort(String text) {
        return PORT.matcher(text).matches() && Integer.parseInt(text) <= 65_535;
    }

    /// The host without its port, as written; an IPv6 address keeps its brackets.
    public static String name(String hostAndPort) {
        int from = hostAndPort.startsWith("[") ? Math.max(0, hostAndPort.indexOf(']')) : 0;
        int colon = hostAndPort.indexOf(':', from);
        return colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    }

    /// Whether the host is an address, not a name; brackets as in a URL.
    public static boolean isAddress(String host) {
        return host.startsWith("[") || IPV4.matcher(host).matches();
    }

    /// Whether the host is this machine by its very name: `localhost`, 127.0.0.0/8 or `[::1]`.
    public static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || (name.startsWith("127.") && isAddress(name));
    }

    /// Whether both names belong to one registered domain, so that one owner answers for both.
    ///
    /// This knows the common shapes of the public suffix list, not the list: where unsure it says no.
    public static boolean sameOwner(String one, String other) {
        String first = one.toLowerCase(Locale.ROOT);
        String second = other.toLowerCase(Locale.ROOT);
        if (first.equals(second)) {
            return true;
        }
        if (isAddress(first) || isAddress(second)) {
            return false;
        }
        String domain = registered(first);
        return domain.indexOf('.') > 0 && !SHARED.contains(domain) && domain.equals(registered(second));
    }

    private static String registered(String host) {
        int last = host.lastIndexOf('.');
        int second = host.lastIndexOf('.', last - 1);
        if (last < 0 || second < 0) {
            return host;
        }
        boolean country = host.length() - last - 1 == 2;
        if (country && SECOND_LEVEL.contains(host.substring(second + 1, last))) {
            second = host.lastIndexOf('.', second - 1);
        }
        return host.substring(second + 1);
    }
}
