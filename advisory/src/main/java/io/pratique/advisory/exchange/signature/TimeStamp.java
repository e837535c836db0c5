package io.pratique.advisory.exchange.signature;

import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/// A time stamp of an authority (RFC 3161), in its signed form (RFC 5652).
final class TimeStamp {
    private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
    private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
    private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
    private static final String TIME_STAMP_INFO = "1.2.840.113549.1.9.16.1.4";
    private static final String SHA_256 = "2.16.840.1.101.3.4.2.1";
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

    private TimeStamp() {}

    /// Proves that an authority of the trusted root saw a signature.
    ///
    /// @param response a `TimeStampResp`
    /// @return when
    static Instant verify(byte[] response, byte[] signature, TrustedRoot root) throws GeneralSecurityException {
        Der token = Der.parse(response).child(1);
        if (!token.child(0).isOid(SIGNED_DATA)) {
            throw Der.malformed();
        }
        Der data = token.child(1).require(Der.EXPLICIT_0).child(0);
        Der content = data.child(2);
        byte[] info = content.child(1).child(0).require(Der.OCTETS).value();
        List<Der> signers = data.children().getLast().require(Der.SET).children();
        if (!content.child(0).isOid(TIME_STAMP_INFO) || signers.size() != 1) {
            throw Der.malformed();
        }
        Der fields = Der.parse(info);
        Der imprint = fields.child(2);
        if (!imprint.child(0).child(0).isOid(SHA_256)
                || !Arrays.equals(imprint.child(1).value(), PublicKeys.sha256(signature))) {
            throw new SignatureException("the time stamp is of another signature");
        }
        Instant time = time(fields.child(4).text());
        verifySigner(signers.getFirst(), info, time, root);
        return time;
    }

    private static Instant time(String text) throws SignatureException {
        try {
            int end = Math.max(0, Math.min(14, text.length()));
            return LocalDateTime.parse(text.substring(0, end), DateTimeFormatter.ofPattern("uuuuMMddHHmmss"))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            throw new SignatureException("the time stamp has no time", malformed);
        }
    }

    private static void verifySigner(Der signer, byte[] info, Instant time, TrustedRoot root)
            throws GeneralSecurityException {
        Der attributes = signer.child(3).require(Der.EXPLICIT_0);
        boolean ofInfo = false;
        boolean typed = false;
        for (Der attribute : attributes.children()) {
            Der value = attribute.child(1).child(0);
            ofInfo |= attribute.child(0).isOid(MESSAGE_DIGEST) && Arrays.equals(value.value(), digest(signer, info));
            typed |= attribute.child(0).isOid(CONTENT_TYPE) && value.isOid(TIME_STAMP_INFO);
        }
        if (!ofInfo || !typed) {
            throw new SignatureException("the time stamp's signature is of something else");
        }
        byte[] signed = Der.encode(Der.SET, attributes.value());
        byte[] signature = signer.child(5).require(Der.OCTETS).value();
        verify(signed, signature, time, root);
    }

    private static byte[] digest(Der signer, byte[] info) throws GeneralSecurityException {
        Der algorithm = signer.child(2).child(0);
        if (algorithm.isOid(SHA_256)) {
            return PublicKeys.sha256(info);
        }
        String name = algorithm.isOid("2.16.840.1.101.3.4.2.2") ? "SHA-384" : "SHA-512";
        return java.security.MessageDigest.getInstance(name).digest(info);
    }

    private static void verify(byte[] signed, byte[] signature, Instant time, TrustedRoot root)
            throws GeneralSecurityException {
        GeneralSecurityException last =
                new SignatureException("the time stamp is of an authority that the trusted root does not name");
        for (TrustedRoot.Authority authority : root.timestamping()) {
            List<X509Certificate> chain = authority.chain();
            try {
                if (authority.period().has(time) && chain.size() > 1) {
                    X509Certificate signer = chain.getFirst();
                    PublicKeys.verify(signer.getPublicKey(), signed, signature, "the time stamp is not signed by it");
                    Certificates.verify(signer, chain.subList(1, chain.size()), time, TIME_STAMPING);
                    return;
                }
            } catch (GeneralSecurityException other) {
                last = other;
            }
        }
        throw last;
    }
}
