package io.pratique.advisory.exchange.signature;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

/// Reads certificates and proves that one comes from an authority (RFC 5280, section 6).
final class Certificates {
    /// The last second of the year 9999.
    private static final long LAST_SECOND = 253_402_300_799L;

    private Certificates() {}

    static X509Certificate parse(byte[] encoded) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    /// @param seconds since 1970
    static Instant time(long seconds) throws SignatureException {
        if (seconds > LAST_SECOND) {
            throw new SignatureException("a time is out of range");
        }
        return Instant.ofEpochSecond(seconds);
    }

    /// Proves a chain. Short-lived certificates are not revoked, so that revocation is not asked for.
    ///
    /// @param chain the issuers, the root last
    /// @param usage the object identifier of the extended key usage that the certificate must have
    static void verify(X509Certificate leaf, List<X509Certificate> chain, Instant time, String usage)
            throws GeneralSecurityException {
        List<X509Certificate> path = new ArrayList<>(List.of(leaf));
        path.addAll(chain.subList(0, chain.size() - 1));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(chain.getLast(), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(time));
        chain.getLast().checkValidity(Date.from(time));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        List<String> usages = leaf.getExtendedKeyUsage();
        if (usages == null || !usages.contains(usage)) {
            throw new SignatureException("the certificate is for another use");
        }
    }
}
