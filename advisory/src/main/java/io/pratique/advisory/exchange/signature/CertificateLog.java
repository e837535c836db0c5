package io.pratique.advisory.exchange.signature;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Proves that a certificate was promised to a certificate log before it was made (RFC 6962, 3.2 and 3.3).
final class CertificateLog {
    private static final String PROMISES = "1.3.6.1.4.1.11129.2.4.2";
    private static final byte PRECERTIFICATE = 1;

    private CertificateLog() {}

    /// One promise of a known log suffices.
    static void verify(X509Certificate certificate, X509Certificate issuer, TrustedRoot root)
            throws GeneralSecurityException {
        byte[] extension = certificate.getExtensionValue(PROMISES);
        if (extension == null) {
            throw new SignatureException("the certificate is in no certificate log");
        }
        try {
            ByteBuffer list = ByteBuffer.wrap(
                    Der.parse(Der.parse(extension).require(Der.OCTETS).value())
                            .require(Der.OCTETS)
                            .value());
            GeneralSecurityException last = new SignatureException("the certificate is in no certificate log");
            ByteBuffer promises = part(list, list.getShort() & 0xffff);
            while (promises.hasRemaining()) {
                ByteBuffer promise = part(promises, promises.getShort() & 0xffff);
                try {
                    verify(promise, certificate, issuer, root);
                    return;
                } catch (GeneralSecurityException other) {
                    last = other;
                }
            }
            throw last;
        } catch (BufferUnderflowException truncated) {
            throw new SignatureException("the promises of certificate logs are malformed", truncated);
        }
    }

    private static void verify(
            ByteBuffer promise, X509Certificate certificate, X509Certificate issuer, TrustedRoot root)
            throws GeneralSecurityException {
        byte version = promise.get();
        TrustedRoot.Log log = TrustedRoot.find(root.certificateLogs(), bytes(promise, 32));
        long time = promise.getLong();
        byte[] extensions = bytes(promise, promise.getShort() & 0xffff);
        promise.getShort(); // the algorithm, which the log's key tells
        byte[] signature = bytes(promise, promise.getShort() & 0xffff);
        byte[] body = withoutPromises(certificate.getTBSCertificate());
        byte[] issuerKey = PublicKeys.sha256(issuer.getPublicKey().getEncoded());
        ByteBuffer signed = ByteBuffer.allocate(2 + 8 + 2 + 32 + 3 + body.length + 2 + extensions.length);
        signed.put(version)
                .put((byte) 0)
                .putLong(time)
                .put((byte) 0)
                .put(PRECERTIFICATE)
                .put(issuerKey);
        signed.put((byte) (body.length >> 16)).putShort((short) body.length).put(body);
        signed.putShort((short) extensions.length).put(extensions);
        PublicKeys.verify(log.key(), signed.array(), signature, "the certificate log did not promise this certificate");
        if (!log.period().has(Instant.ofEpochMilli(time))) {
            throw new SignatureException("the certificate log's key was not in use when it promised");
        }
    }

    /// The certificate as the log saw it: without the extension that holds the promises.
    private static byte[] withoutPromises(byte[] body) throws SignatureException {
        List<byte[]> fields = new ArrayList<>();
        for (Der field : Der.parse(body).require(Der.SEQUENCE).children()) {
            fields.add(field.tag() == Der.EXPLICIT_3 ? extensions(field) : field.encoded());
        }
        return Der.encode(Der.SEQUENCE, fields.toArray(byte[][]::new));
    }

    private static byte[] extensions(Der field) throws SignatureException {
        List<byte[]> kept = new ArrayList<>();
        for (Der extension : field.child(0).require(Der.SEQUENCE).children()) {
            if (!extension.child(0).isOid(PROMISES)) {
                kept.add(extension.encoded());
            }
        }
        return Der.encode(Der.EXPLICIT_3, Der.encode(Der.SEQUENCE, kept.toArray(byte[][]::new)));
    }

    private static ByteBuffer part(ByteBuffer from, int length) {
        return ByteBuffer.wrap(bytes(from, length));
    }

    private static byte[] bytes(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] out = new byte[length];
        from.get(out);
        return out;
    }
}
