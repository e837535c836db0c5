package io.pratique.advisory.exchange.signature;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.HexFormat;

/// Compares what a log keeps with what a bundle holds: the same hash, signature and certificate.
///
/// Known are `hashedrekord` and `dsse` of Rekor 1 (0.0.1) and of Rekor 2 (0.0.2).
final class LoggedBody {
    /// What the log should have.
    ///
    /// @param certificate in DER
    /// @param signed hashed, by `hashedrekord`
    /// @param payload hashed, by `dsse`
    record Wanted(byte[] certificate, byte[] signature, byte[] signed, byte[] payload) {}

    private LoggedBody() {}

    static void verify(byte[] body, Wanted wanted) throws SignatureException {
        JsonValue entry;
        try {
            entry = Json.parse(body);
        } catch (IOException malformed) {
            throw new SignatureException("the log's entry is malformed", malformed);
        }
        JsonValue spec = entry.get("spec");
        String kind = entry.text("kind", "") + " " + entry.text("apiVersion", "");
        boolean same = switch (kind) {
            case "hashedrekord 0.0.1" ->
                isHash(spec.get("data").get("hash"), wanted.signed())
                        && isSignature(
                                spec.get("signature").text("content", ""),
                                spec.get("signature").get("publicKey").text("content", ""),
                                wanted);
            case "dsse 0.0.1" -> isHash(spec.get("payloadHash"), wanted.payload()) && isSigned(spec, wanted);
            case "hashedrekord 0.0.2" -> {
                JsonValue record = spec.get("hashedRekordV002");
                yield isDigest(record.get("data"), wanted.signed()) && isSigned2(record.get("signature"), wanted);
            }
            case "dsse 0.0.2" -> {
                JsonValue record = spec.get("dsseV002");
                yield isDigest(record.get("payloadHash"), wanted.payload())
                        && record.get("signatures").items().size() == 1
                        && isSigned2(record.get("signatures").items().getFirst(), wanted);
            }
            default -> throw new SignatureException("the log's entry is of a kind that is not supported");
        };
        if (!same) {
            throw new SignatureException("the log's entry is of another signature");
        }
    }

    private static boolean isHash(JsonValue hash, byte[] content) {
        return hash.text("algorithm", "").equals("sha256")
                && hash.text("value", "").equals(HexFormat.of().formatHex(PublicKeys.sha256(content)));
    }

    private static boolean isSigned(JsonValue spec, Wanted wanted) throws SignatureException {
        if (spec.get("signatures").items().size() != 1) {
            return false;
        }
        JsonValue signature = spec.get("signatures").items().getFirst();
        return isSignature(signature.text("signature", ""), signature.text("verifier", ""), wanted);
    }

    /// @param pem the certificate as PEM, in base64 once more
    private static boolean isSignature(String signature, String pem, Wanted wanted) throws SignatureException {
        return Arrays.equals(Fields.decode(signature), wanted.signature())
                && Arrays.equals(Pem.decode(Fields.decode(pem)), wanted.certificate());
    }

    private static boolean isDigest(JsonValue digest, byte[] content) throws SignatureException {
        return digest.text("algorithm", "").equals("SHA2_256")
                && Arrays.equals(Fields.bytes(digest, "digest"), PublicKeys.sha256(content));
    }

    private static boolean isSigned2(JsonValue signature, Wanted wanted) throws SignatureException {
        JsonValue certificate = signature.get("verifier").get("x509Certificate");
        return Arrays.equals(Fields.bytes(signature, "content"), wanted.signature())
                && Arrays.equals(Fields.bytes(certificate, "rawBytes"), wanted.certificate());
    }
}
