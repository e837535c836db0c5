package io.pratique.server.registry.webhook;

/// A way in which a vendor's registries prove who they are.
public sealed interface Authentication {
    /// The body's HMAC under the secret, in hexadecimal in a header.
    ///
    /// @param prefix before the hexadecimal digits: `sha256=`
    /// @param algorithm as Java names it: `HmacSHA256`
    record Signature(String header, String prefix, String algorithm) implements Authentication {}

    /// The secret in the header `Authorization`: as a bearer token, as a password with any name, or bare.
    record Authorization() implements Authentication {}

    /// The secret as the value of a header.
    record Header(String name) implements Authentication {}

    /// The secret as the last part of the path, for vendors who can send nothing but an address.
    record Path() implements Authentication {}

    /// The secret as a parameter of the query.
    record Parameter(String name) implements Authentication {}

    /// A bearer token that an identity provider signed. Here the two sides share no secret.
    record Token(IdentityProvider provider) implements Authentication {}
}
