package io.pratique.advisory.exchange.signature;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads Sigstore bundles of the versions 0.1 to 0.3 (protobuf-specs, `sigstore_bundle.proto`).
final class BundleReader {
    private static final int MOST = 32;
    private static final int MOST_HASHES = 64;

    private BundleReader() {}

    static Bundle read(byte[] document) throws GeneralSecurityException {
        JsonValue root;
        try {
            root = Json.parse(document);
        } catch (IOException malformed) {
            throw new SignatureException("the signature is no bundle: " + malformed.getMessage(), malformed);
        }
        if (!root.text("mediaType", "").startsWith(Bundle.MEDIA_TYPE)) {
            throw new SignatureException("the signature is no Sigstore bundle");
        }
        JsonValue material = root.get("verificationMaterial");
        List<LogEntry> entries = new ArrayList<>();
        for (JsonValue entry : few(material.get("tlogEntries"))) {
            entries.add(entry(entry));
        }
        List<byte[]> timestamps = new ArrayList<>();
        for (JsonValue stamp : few(material.get("timestampVerificationData").get("rfc3161Timestamps"))) {
            timestamps.add(Fields.bytes(stamp, "signedTimestamp"));
        }
        return new Bundle(certificate(material), content(root), entries, timestamps);
    }

    private static List<JsonValue> few(JsonValue list) throws SignatureException {
        if (list.items().size() > MOST) {
            throw new SignatureException("the bundle is too long");
        }
        return list.items();
    }

    private static @Nullable X509Certificate certificate(JsonValue material) throws GeneralSecurityException {
        JsonValue alone = material.get("certificate");
        List<JsonValue> chain =
                material.get("x509CertificateChain").get("certificates").items();
        JsonValue leaf = alone.isNull() && !chain.isEmpty() ? chain.getFirst() : alone;
        return leaf.isNull() ? null : Certificates.parse(Fields.bytes(leaf, "rawBytes"));
    }

    private static Bundle.Content content(JsonValue root) throws SignatureException {
        JsonValue envelope = root.get("dsseEnvelope");
        if (envelope.isNull()) {
            JsonValue message = root.get("messageSignature");
            JsonValue digest = message.get("messageDigest");
            boolean stated = digest.text("algorithm", "").equals("SHA2_256");
            return new Bundle.Message(
                    stated ? Fields.bytes(digest, "digest") : null, Fields.bytes(message, "signature"));
        }
        List<JsonValue> signatures = envelope.get("signatures").items();
        if (signatures.size() != 1) {
            throw new SignatureException("the bundle has " + signatures.size() + " signatures instead of one");
        }
        return new Bundle.Envelope(
                envelope.text("payloadType", ""),
                Fields.bytes(envelope, "payload"),
                Fields.bytes(signatures.getFirst(), "sig"));
    }

    private static LogEntry entry(JsonValue entry) throws SignatureException {
        JsonValue promise = entry.get("inclusionPromise");
        JsonValue proof = entry.get("inclusionProof");
        return new LogEntry(
                Fields.bytes(entry.get("logId"), "keyId"),
                Fields.number(entry, "logIndex"),
                Fields.number(entry, "integratedTime"),
                promise.text("signedEntryTimestamp", "").isEmpty()
                        ? null
                        : Fields.bytes(promise, "signedEntryTimestamp"),
                proof.isNull() ? null : proof(proof),
                Fields.bytes(entry, "canonicalizedBody"));
    }

    private static LogEntry.Proof proof(JsonValue proof) throws SignatureException {
        List<String> texts = proof.get("hashes").strings();
        if (texts.size() > MOST_HASHES) {
            throw new SignatureException("the proof of the log's entry is too long");
        }
        List<byte[]> hashes = new ArrayList<>();
        for (String text : texts) {
            hashes.add(Fields.decode(text));
        }
        return new LogEntry.Proof(
                Fields.number(proof, "logIndex"),
                Fields.number(proof, "treeSize"),
                Fields.bytes(proof, "rootHash"),
                hashes,
                proof.get("checkpoint").text("envelope", ""));
    }
}
