package io.pratique.http;

import io.pratique.model.ErrorKind;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.EnumSet;
import java.util.Set;

/// Decides whether a host that a server names may be contacted: a public one, or one in the same part of the
/// network as the server itself. Link-local addresses and the metadata services of clouds never may.
///
/// Names are resolved before the connection is made; the JVM keeps the answer for 30 seconds, so that the
/// connection goes to the address that was checked.
public final class EgressGuard {
    private final String serverHost;
    private final Proxies proxies;
    private final Resolver resolver;
    private final Reach reach;

    /// Looks a name up, as [InetAddress#getAllByName] does.
    @FunctionalInterface
    public interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /// @param serverHost without its port
    public EgressGuard(String serverHost, Proxies proxies, Resolver resolver) {
        this(serverHost, proxies, resolver, Reach.ANYWHERE);
    }

    /// @param serverHost without its port
    /// @param reach where the server itself may be
    public EgressGuard(String serverHost, Proxies proxies, Resolver resolver, Reach reach) {
        this.serverHost = serverHost;
        this.proxies = proxies;
        this.resolver = resolver;
        this.reach = reach;
    }

    /// Refuses a URL whose host must not be contacted.
    ///
    /// @param what for the message: `token service`, `redirect`
    public void check(URI url, String what) throws HttpException {
        String host = url.getHost();
        boolean own = host.equalsIgnoreCase(serverHost);
        if (own && reach == Reach.ANYWHERE) {
            return;
        }
        for (InetAddress address : addresses(url, host)) {
            Addresses.Zone zone = Addresses.zone(address);
            boolean near = zone == Addresses.Zone.PRIVATE || zone == Addresses.Zone.LOOPBACK;
            boolean allowed = zone == Addresses.Zone.PUBLIC
                    || (near && reach != Reach.PUBLIC && (own || zone == serverZone(url)));
            if (!allowed) {
                throw refused(host, what, own, near);
            }
        }
    }

    private HttpException refused(String host, String what, boolean own, boolean near) {
        String message = own
                ? "host " + Printable.of(host) + " has an internal address"
                        + (near ? "; an administrator must allow internal addresses first" : ", which is never asked")
                : serverHost + " names " + Printable.of(host) + " as its " + what
                        + ", which is an internal address; refused";
        return new HttpException(ErrorKind.UNAUTHORIZED, message);
    }

    /// Where all addresses of the server are; nowhere when they lie in several parts of the network.
    private Addresses.Zone serverZone(URI url) throws HttpException {
        Set<Addresses.Zone> zones = EnumSet.noneOf(Addresses.Zone.class);
        for (InetAddress address : addresses(url, serverHost)) {
            zones.add(Addresses.zone(address));
        }
        return zones.size() == 1 ? zones.iterator().next() : Addresses.Zone.NOWHERE;
    }

    /// Behind a proxy a name may be known to the proxy alone; then there is nothing to check here.
    private InetAddress[] addresses(URI url, String host) throws HttpException {
        try {
            return resolver.resolve(Addresses.bare(host));
        } catch (UnknownHostException unknown) {
            if (proxies.leadTo(url)) {
                return new InetAddress[0];
            }
            throw new HttpException(
                    ErrorKind.IO,
                    "host " + Printable.of(host) + " is not known; check its name and this machine's DNS",
                    unknown);
        }
    }
}
