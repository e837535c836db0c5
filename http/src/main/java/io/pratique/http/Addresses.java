package io.pratique.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Set;

/// Which part of the network an address belongs to. A server may send a client only where the server itself is,
/// or to public addresses.
final class Addresses {
    enum Zone {
        PUBLIC,
        /// This machine.
        LOOPBACK,
        /// RFC 1918, RFC 6598 (shared by carriers), RFC 4193.
        PRIVATE,
        /// RFC 3927 and RFC 4291: neighbours, and the metadata services of clouds.
        LINK_LOCAL,
        /// Not the address of a host: unspecified, multicast, reserved.
        NOWHERE
    }

    /// Metadata services outside the link-local networks: Alibaba Cloud's, Oracle Cloud's, Azure's, Amazon's over
    /// IPv6.
    private static final Set<InetAddress> METADATA = Set.of(
            InetAddress.ofLiteral("100.100.100.200"),
            InetAddress.ofLiteral("192.0.0.192"),
            InetAddress.ofLiteral("168.63.129.16"),
            InetAddress.ofLiteral("fd00:ec2::254"));

    private Addresses() {}

    static Zone zone(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            byte[] inner = embedded(bytes);
            return inner.length == 4 ? zone4(inner, address(inner)) : zone6(bytes, address);
        }
        return zone4(bytes, address);
    }

    private static Zone zone4(byte[] bytes, InetAddress address) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (first == 0 || first >= 224) {
            return Zone.NOWHERE;
        }
        if (address.isLoopbackAddress()) {
            return Zone.LOOPBACK;
        }
        if (address.isLinkLocalAddress() || METADATA.contains(address)) {
            return Zone.LINK_LOCAL;
        }
        boolean carrier = first == 100 && (second & 0xc0) == 64;
        boolean benchmark = first == 198 && (second & 0xfe) == 18;
        boolean protocol = first == 192 && second == 0 && bytes[2] == 0;
        return address.isSiteLocalAddress() || carrier || benchmark || protocol ? Zone.PRIVATE : Zone.PUBLIC;
    }

    private static Zone zone6(byte[] bytes, InetAddress address) {
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            return Zone.NOWHERE;
        }
        if (address.isLoopbackAddress()) {
            return Zone.LOOPBACK;
        }
        if (address.isLinkLocalAddress() || METADATA.contains(address)) {
            return Zone.LINK_LOCAL;
        }
        boolean uniqueLocal = (bytes[0] & 0xfe) == 0xfc;
        return uniqueLocal || address.isSiteLocalAddress() ? Zone.PRIVATE : Zone.PUBLIC;
    }

    /// The IPv4 address inside a translated one (RFC 6052, RFC 3056, RFC 4291 compatible); empty where there is
    /// none.
    private static byte[] embedded(byte[] bytes) {
        boolean translated =
                bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean compatible = true;
        for (int i = 0; i < 12; i++) {
            compatible &= bytes[i] == 0;
        }
        boolean local = bytes[12] == 0 && bytes[13] == 0 && bytes[14] == 0 && (bytes[15] & 0xff) <= 1;
        if (sixToFour) {
            return java.util.Arrays.copyOfRange(bytes, 2, 6);
        }
        return translated || (compatible && !local) ? java.util.Arrays.copyOfRange(bytes, 12, 16) : new byte[0];
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Whether an address lies in a network given in CIDR notation; false where either cannot be understood.
    static boolean inNetwork(String host, String network) {
        int slash = network.indexOf('/');
        try {
            byte[] address = InetAddress.ofLiteral(bare(host)).getAddress();
            byte[] prefix =
                    InetAddress.ofLiteral(bare(network.substring(0, slash))).getAddress();
            int bits = Integer.parseInt(network.substring(slash + 1));
            return address.length == prefix.length
                    && bits >= 0
                    && bits <= address.length * 8
                    && begins(address, prefix, bits);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean begins(byte[] address, byte[] prefix, int bits) {
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i & 7);
            if (((address[i >> 3] ^ prefix[i >> 3]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /// A host as the resolver takes it, without an IPv6 address's brackets.
    static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
