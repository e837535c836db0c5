package io.pratique.advisory.exchange.signature;

import java.security.PublicKey;

/// Whose signatures are believed.
public sealed interface Trust {
    /// Nobody was named: signatures are not looked at.
    record Nobody() implements Trust {}

    /// The owner of a key.
    record Key(PublicKey key) implements Trust {}

    /// Who proved an identity to a certificate authority (Fulcio) and had the signature logged (Rekor).
    ///
    /// @param identity the certificate's subject alternative name: an address of mail or a URL
    /// @param issuer the OpenID provider that vouched for it
    record Identity(String identity, String issuer, TrustedRoot root) implements Trust {}
}
