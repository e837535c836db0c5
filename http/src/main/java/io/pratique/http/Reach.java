package io.pratique.http;

/// Where in the network a server may be whose address somebody else entered.
public enum Reach {
    /// Wherever its name leads to: who enters the address may go there anyway.
    ANYWHERE,
    /// At a public address, in a private network or on this machine; not at the metadata services of clouds.
    INTERNAL,
    /// At public addresses alone.
    PUBLIC
}
