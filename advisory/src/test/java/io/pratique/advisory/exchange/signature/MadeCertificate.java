package io.pratique.advisory.exchange.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Certificates, byte by byte (RFC 5280, 4.1).
final class MadeCertificate {
    private static final byte[] TRUE = {1, 1, (byte) 0xff};
    private static final byte[] SIGNED = Der.encode(0x30, oid("1.2.840.10045.4.3.2"));

    final List<byte[]> extensions = new ArrayList<>();
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    Instant to = Instant.parse("2027-01-01T00:00:00Z");
    Instant promisedAt = MadeSigstore.TIME.minusSeconds(60);
    private final String issuer;
    private final String subject;
    private final PublicKey key;

    /// @param subject empty as in certificates of Fulcio
    MadeCertificate(String issuer, String subject, PublicKey key) {
        this.issuer = issuer;
        this.subject = subject;
        this.key = key;
    }

    static byte[] oid(String dotted) {
        return Der.encode(0x06, Der.oid(dotted));
    }

    MadeCertificate extension(String oid, boolean critical, byte[] value) {
        byte[] octets = Der.encode(Der.OCTETS, value);
        extensions.add(critical ? Der.encode(0x30, oid(oid), TRUE, octets) : Der.encode(0x30, oid(oid), octets));
        return this;
    }

    MadeCertificate authority() {
        return extension("2.5.29.19", true, Der.encode(0x30, TRUE))
                .extension("2.5.29.15", true, new byte[] {3, 2, 1, 6});
    }

    MadeCertificate usage(String oid, boolean critical) {
        return extension("2.5.29.15", true, new byte[] {3, 2, 7, (byte) 0x80})
                .extension("2.5.29.37", critical, Der.encode(0x30, oid(oid)));
    }

    /// Adds a promise of a certificate log (RFC 6962, 3.2).
    MadeCertificate promised(KeyPair log, PublicKey issuerKey) {
        byte[] body = body();
        byte[] time = ByteBuffer.allocate(8).putLong(promisedAt.toEpochMilli()).array();
        ByteBuffer signed = ByteBuffer.allocate(2 + 8 + 2 + 32 + 3 + body.length + 2);
        signed.putShort((short) 0).put(time).putShort((short) 1).put(PublicKeys.sha256(issuerKey.getEncoded()));
        signed.put((byte) (body.length >> 16)).putShort((short) body.length).put(body);
        byte[] signature = MadeKeys.sign(log.getPrivate(), signed.array());
        int length = 1 + 32 + 8 + 2 + 2 + 2 + signature.length;
        ByteBuffer list = ByteBuffer.allocate(4 + length);
        list.putShort((short) (length + 2)).putShort((short) length);
        list.put((byte) 0)
                .put(PublicKeys.sha256(log.getPublic().getEncoded()))
                .put(time)
                .putShort((short) 0);
        list.put((byte) 4).put((byte) 3).putShort((short) signature.length).put(signature);
        return extension("1.3.6.1.4.1.11129.2.4.2", false, Der.encode(Der.OCTETS, list.array()));
    }

    byte[] signedBy(KeyPair authority) {
        byte[] body = body();
        byte[] signature = MadeKeys.sign(authority.getPrivate(), body);
        return Der.encode(0x30, body, SIGNED, Der.encode(0x03, new byte[1], signature));
    }

    private byte[] body() {
        return Der.encode(
                0x30,
                Der.encode(0xa0, new byte[] {2, 1, 2}),
                Der.encode(0x02, BigInteger.valueOf(4711).toByteArray()),
                SIGNED,
                name(issuer),
                Der.encode(0x30, time(from), time(to)),
                name(subject),
                key.getEncoded(),
                Der.encode(0xa3, Der.encode(0x30, extensions.toArray(byte[][]::new))));
    }

    static byte[] name(@Nullable String text) {
        return text == null || text.isEmpty()
                ? Der.encode(0x30)
                : Der.encode(
                        0x30,
                        Der.encode(0x31, Der.encode(0x30, oid("2.5.4.3"), Der.encode(0x0c, text.getBytes(UTF_8)))));
    }

    private static byte[] time(Instant time) {
        return Der.encode(
                0x17,
                DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'")
                        .withZone(ZoneOffset.UTC)
                        .format(time)
                        .getBytes(UTF_8));
    }
}
