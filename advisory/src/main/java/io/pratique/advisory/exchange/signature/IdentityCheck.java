package io.pratique.advisory.exchange.signature;

import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Proves that an identity signed: certificate, certificate log, log of signatures, time and name (Sigstore,
/// "Client
/// spec", verification).
final class IdentityCheck {
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    private IdentityCheck() {}

    /// @return when it was signed
    static Instant verify(Bundle bundle, byte[] artifact, Trust.Identity trust) throws GeneralSecurityException {
        X509Certificate certificate = bundle.certificate();
        if (certificate == null) {
            throw new SignatureException("it was made with a key, not with an identity");
        }
        SignedContent.verify(bundle.content(), artifact, certificate.getPublicKey());
        List<Instant> times = times(bundle, certificate, artifact, trust.root());
        for (Instant time : times) {
            X509Certificate issuer = issuer(certificate, time, trust.root());
            CertificateLog.verify(certificate, issuer, trust.root());
        }
        CertificateIdentity.verify(certificate, trust);
        return times.getFirst();
    }

    /// Every time that the log or an authority tells; there is one at least.
    private static List<Instant> times(Bundle bundle, X509Certificate certificate, byte[] artifact, TrustedRoot root)
            throws GeneralSecurityException {
        Bundle.Content content = bundle.content();
        byte[] payload = content instanceof Bundle.Envelope envelope ? envelope.payload() : artifact;
        var wanted = new LoggedBody.Wanted(
                certificate.getEncoded(), content.signature(), SignedContent.signed(content, artifact), payload);
        if (bundle.entries().isEmpty()) {
            throw new SignatureException("it is in no log of signatures");
        }
        List<Instant> times = new ArrayList<>();
        for (LogEntry entry : bundle.entries()) {
            @Nullable Instant time = TransparencyLog.verify(entry, root);
            LoggedBody.verify(entry.body(), wanted);
            if (time != null) {
                times.add(time);
            }
        }
        for (byte[] stamp : bundle.timestamps()) {
            times.add(TimeStamp.verify(stamp, content.signature(), root));
        }
        if (times.isEmpty()) {
            throw new SignatureException("nothing proves when it was made");
        }
        return times;
    }

    private static X509Certificate issuer(X509Certificate certificate, Instant time, TrustedRoot root)
            throws GeneralSecurityException {
        GeneralSecurityException last =
                new SignatureException("the certificate is of an authority that the trusted root does not name");
        for (TrustedRoot.Authority authority : root.authorities()) {
            if (authority.period().has(time)) {
                try {
                    Certificates.verify(certificate, authority.chain(), time, CODE_SIGNING);
                    return authority.chain().getFirst();
                } catch (GeneralSecurityException other) {
                    last = other;
                }
            }
        }
        throw last;
    }
}
