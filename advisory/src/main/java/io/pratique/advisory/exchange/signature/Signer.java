package io.pratique.advisory.exchange.signature;

import io.pratique.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;

/// Signs artifacts with a key, in the form of `cosign sign`: a statement that names the artifact's digest, in a
/// bundle.
public final class Signer {
    private final PrivateKey key;

    private Signer(PrivateKey key) {
        this.key = key;
    }

    /// @param file an ECDSA key on the curve P-256, PKCS#8 in PEM
    public static Signer of(Path file) throws IOException {
        return new Signer(Pem.privateKey(file));
    }

    /// A Sigstore bundle, version 0.3.
    public byte[] sign(byte[] artifact) throws IOException {
        byte[] statement = ("{\"_type\":\"" + SignedContent.STATEMENT_TYPE
                        + "\",\"subject\":[{\"digest\":{\"sha256\":\""
                        + HexFormat.of().formatHex(PublicKeys.sha256(artifact)) + "\"}}],\"predicateType\":\""
                        + SignedContent.PREDICATE_TYPE + "\",\"predicate\":{}}")
                .getBytes(StandardCharsets.US_ASCII);
        String signature = base64(signature(SignedContent.encoded(SignedContent.PAYLOAD_TYPE, statement)));
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonWriter(bytes)) {
            json.object(() -> json.string("mediaType", Bundle.MEDIA_TYPE + ".v0.3+json")
                    .object("verificationMaterial", () -> json.object("publicKey", () -> json.string("hint", "")))
                    .object(
                            "dsseEnvelope",
                            () -> json.string("payload", base64(statement))
                                    .string("payloadType", SignedContent.PAYLOAD_TYPE)
                                    .array("signatures", () -> json.object(() -> json.string("sig", signature)))));
        }
        return bytes.toByteArray();
    }

    private byte[] signature(byte[] signed) throws IOException {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException failed) {
            throw new IOException("cannot sign with this key", failed);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Holds a secret.
    @Override
    public String toString() {
        return "Signer";
    }
}
