package io.pratique.advisory.exchange.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPair;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Time stamps, byte by byte (RFC 3161, RFC 5652).
final class MadeTimeStamp {
    private static final byte[] INFO_TYPE = MadeCertificate.oid("1.2.840.113549.1.9.16.1.4");
    private static final byte[] SHA_256 = Der.encode(0x30, MadeCertificate.oid("2.16.840.1.101.3.4.2.1"));

    private MadeTimeStamp() {}

    static byte[] of(byte[] signature, Instant time, KeyPair authority) {
        byte[] info = Der.encode(
                0x30,
                new byte[] {2, 1, 1},
                MadeCertificate.oid("1.2.3.4"),
                Der.encode(0x30, SHA_256, Der.encode(Der.OCTETS, PublicKeys.sha256(signature))),
                new byte[] {2, 1, 7},
                Der.encode(
                        0x18,
                        DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
                                .withZone(ZoneOffset.UTC)
                                .format(time)
                                .getBytes(UTF_8)));
        byte[] attributes = concatenated(
                attribute("1.2.840.113549.1.9.3", INFO_TYPE),
                attribute("1.2.840.113549.1.9.4", Der.encode(Der.OCTETS, PublicKeys.sha256(info))));
        byte[] signed = MadeKeys.sign(authority.getPrivate(), Der.encode(Der.SET, attributes));
        byte[] signer = Der.encode(
                0x30,
                new byte[] {2, 1, 1},
                Der.encode(0x30, MadeCertificate.name("stamp root"), new byte[] {2, 2, 0x12, 0x67}),
                SHA_256,
                Der.encode(0xa0, attributes),
                Der.encode(0x30, MadeCertificate.oid("1.2.840.10045.4.3.2")),
                Der.encode(Der.OCTETS, signed));
        byte[] data = Der.encode(
                0x30,
                new byte[] {2, 1, 3},
                Der.encode(Der.SET, SHA_256),
                Der.encode(0x30, INFO_TYPE, Der.encode(0xa0, Der.encode(Der.OCTETS, info))),
                Der.encode(Der.SET, signer));
        byte[] token = Der.encode(0x30, MadeCertificate.oid("1.2.840.113549.1.7.2"), Der.encode(0xa0, data));
        return Der.encode(0x30, Der.encode(0x30, new byte[] {2, 1, 0}), token);
    }

    private static byte[] attribute(String oid, byte[] value) {
        return Der.encode(0x30, MadeCertificate.oid(oid), Der.encode(Der.SET, value));
    }

    private static byte[] concatenated(byte[] one, byte[] other) {
        byte[] out = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, out, one.length, other.length);
        return out;
    }
}
