package io.pratique.advisory.exchange.signature;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Sigstore bundle: a signature and what is needed to verify it.
///
/// @param certificate whose key signed; null where it was a key without one
/// @param entries where the signature was logged
/// @param timestamps RFC 3161 time stamps of the signature, in DER
record Bundle(@Nullable X509Certificate certificate, Content content, List<LogEntry> entries, List<byte[]> timestamps) {
    /// The media types of bundles begin so.
    static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle";

    Bundle {
        entries = List.copyOf(entries);
        timestamps = List.copyOf(timestamps);
    }

    /// What was signed, and the signature.
    sealed interface Content {
        byte[] signature();
    }

    /// The artifact itself.
    ///
    /// @param digest SHA-256 of the artifact as the bundle states it; null where it does not
    record Message(byte @Nullable [] digest, byte[] signature) implements Content {}

    /// A statement about the artifact (DSSE, in-toto).
    record Envelope(String payloadType, byte[] payload, byte[] signature) implements Content {}
}
