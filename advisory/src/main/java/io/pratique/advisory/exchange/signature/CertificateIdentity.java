package io.pratique.advisory.exchange.signature;

import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom a certificate of Fulcio names (Fulcio, "Sigstore OID information").
final class CertificateIdentity {
    private static final String ISSUER = "1.3.6.1.4.1.57264.1.8";

    /// The same as plain text, in older certificates.
    private static final String OLD_ISSUER = "1.3.6.1.4.1.57264.1.1";

    private static final int MAIL = 1;
    private static final int URL = 6;

    private CertificateIdentity() {}

    static void verify(X509Certificate certificate, Trust.Identity wanted) throws GeneralSecurityException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        boolean named = names != null
                && names.size() == 1
                && names.stream()
                        .anyMatch(name -> (Integer.valueOf(MAIL).equals(name.get(0))
                                        || Integer.valueOf(URL).equals(name.get(0)))
                                && wanted.identity().equals(name.get(1)));
        if (!named) {
            throw new SignatureException("the certificate is of another identity than " + wanted.identity());
        }
        if (!wanted.issuer().equals(issuer(certificate))) {
            throw new SignatureException("the identity was vouched for by another issuer than " + wanted.issuer());
        }
    }

    private static @Nullable String issuer(X509Certificate certificate) throws SignatureException {
        byte[] present = certificate.getExtensionValue(ISSUER);
        if (present != null) {
            return Der.parse(Der.parse(present).require(Der.OCTETS).value()).text();
        }
        byte[] old = certificate.getExtensionValue(OLD_ISSUER);
        return old == null ? null : Der.parse(old).require(Der.OCTETS).text();
    }
}
