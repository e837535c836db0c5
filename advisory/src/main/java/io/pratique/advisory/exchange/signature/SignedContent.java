package io.pratique.advisory.exchange.signature;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.HexFormat;

/// What a bundle's signature is of, and that it is of the artifact.
final class SignedContent {
    static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";
    static final String STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

    /// What cosign states when it signs: that the signer signed the subject, and nothing else.
    static final String PREDICATE_TYPE = "https://sigstore.dev/cosign/sign/v1";

    private static final String NOT_OF_KEY = "the signature is not of this key";

    private SignedContent() {}

    /// The bytes that are signed.
    static byte[] signed(Bundle.Content content, byte[] artifact) {
        return switch (content) {
            case Bundle.Message _ -> artifact;
            case Bundle.Envelope envelope -> encoded(envelope.payloadType(), envelope.payload());
        };
    }

    /// DSSE, "Pre-Authentication Encoding".
    static byte[] encoded(String type, byte[] payload) {
        byte[] head = ("DSSEv1 " + type.getBytes(StandardCharsets.UTF_8).length + " " + type + " " + payload.length
                        + " ")
                .getBytes(StandardCharsets.UTF_8);
        byte[] out = Arrays.copyOf(head, head.length + payload.length);
        System.arraycopy(payload, 0, out, head.length, payload.length);
        return out;
    }

    static void verify(Bundle.Content content, byte[] artifact, PublicKey key) throws GeneralSecurityException {
        if (content instanceof Bundle.Message(byte[] digest, byte[] _)
                && digest != null
                && !Arrays.equals(digest, PublicKeys.sha256(artifact))) {
            throw new SignatureException("the signature is of something else");
        }
        PublicKeys.verify(key, signed(content, artifact), content.signature(), NOT_OF_KEY);
        if (content instanceof Bundle.Envelope envelope) {
            requireAbout(envelope, artifact);
        }
    }

    private static void requireAbout(Bundle.Envelope envelope, byte[] artifact) throws SignatureException {
        JsonValue statement;
        try {
            statement = Json.parse(envelope.payload());
        } catch (IOException malformed) {
            throw new SignatureException("the signed statement is malformed", malformed);
        }
        String digest = HexFormat.of().formatHex(PublicKeys.sha256(artifact));
        boolean about = statement.get("subject").items().stream()
                .anyMatch(subject -> subject.get("digest").text("sha256", "").equals(digest));
        boolean signs = envelope.payloadType().equals(PAYLOAD_TYPE)
                && statement.text("_type", "").equals(STATEMENT_TYPE)
                && statement.text("predicateType", "").equals(PREDICATE_TYPE);
        if (!about || !signs) {
            throw new SignatureException(
                    signs ? "the signature is of something else" : "the bundle is an attestation, not a signature");
        }
    }
}
