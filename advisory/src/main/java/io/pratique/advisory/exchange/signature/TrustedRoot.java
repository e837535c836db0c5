package io.pratique.advisory.exchange.signature;

import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The authorities and logs of a Sigstore instance (protobuf-specs, `sigstore_trustroot.proto`), as
/// `trusted_root.json` lists them.
///
/// @param authorities that certify identities
/// @param logs of signatures
/// @param certificateLogs of certificates
/// @param timestamping authorities of time stamps; the signer's certificate comes first in their chains
public record TrustedRoot(
        List<Authority> authorities, List<Log> logs, List<Log> certificateLogs, List<Authority> timestamping) {
    private static final int LIMIT = 4 << 20;

    /// When something may be used.
    record Period(Instant start, @Nullable Instant end) {
        boolean has(Instant time) {
            return !time.isBefore(start) && (end == null || !time.isAfter(end));
        }
    }

    /// @param chain never empty, the root last
    record Authority(List<X509Certificate> chain, Period period) {}

    /// @param id by which entries name it
    record Log(byte[] id, PublicKey key, Period period) {}

    public TrustedRoot {
        authorities = List.copyOf(authorities);
        logs = List.copyOf(logs);
        certificateLogs = List.copyOf(certificateLogs);
        timestamping = List.copyOf(timestamping);
    }

    /// @throws IOException when the file is no trusted root; it says why
    public static TrustedRoot read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new IOException(file + " is too long for a trusted root");
            }
            return parse(bytes);
        } catch (GeneralSecurityException unusable) {
            throw new IOException(file + " is no usable trusted root: " + unusable.getMessage(), unusable);
        }
    }

    static TrustedRoot parse(byte[] document) throws IOException, GeneralSecurityException {
        JsonValue root = Json.parse(document);
        if (!root.text("mediaType", "").startsWith("application/vnd.dev.sigstore.trustedroot")) {
            throw new SignatureException("it has another media type");
        }
        return new TrustedRoot(
                authorities(root.get("certificateAuthorities")),
                logs(root.get("tlogs")),
                logs(root.get("ctlogs")),
                authorities(root.get("timestampAuthorities")));
    }

    private static List<Authority> authorities(JsonValue list) throws GeneralSecurityException {
        List<Authority> out = new ArrayList<>();
        for (JsonValue item : list.items()) {
            List<X509Certificate> chain = new ArrayList<>();
            for (JsonValue certificate :
                    item.get("certChain").get("certificates").items()) {
                chain.add(Certificates.parse(Fields.bytes(certificate, "rawBytes")));
            }
            if (!chain.isEmpty()) {
                out.add(new Authority(List.copyOf(chain), period(item.get("validFor"))));
            }
        }
        return out;
    }

    private static List<Log> logs(JsonValue list) throws GeneralSecurityException {
        List<Log> out = new ArrayList<>();
        for (JsonValue item : list.items()) {
            JsonValue key = item.get("publicKey");
            out.add(new Log(
                    Fields.bytes(item.get("logId"), "keyId"),
                    PublicKeys.parse(Fields.bytes(key, "rawBytes")),
                    period(key.get("validFor"))));
        }
        return out;
    }

    private static Period period(JsonValue period) throws SignatureException {
        try {
            String start = period.text("start");
            String end = period.text("end");
            return new Period(
                    start == null ? Instant.EPOCH : Instant.parse(start), end == null ? null : Instant.parse(end));
        } catch (DateTimeException malformed) {
            throw new SignatureException("a date is malformed", malformed);
        }
    }

    static Log find(List<Log> logs, byte[] id) throws SignatureException {
        return logs.stream()
                .filter(log -> Arrays.equals(log.id(), id))
                .findFirst()
                .orElseThrow(() -> new SignatureException("it is in a log that the trusted root does not name"));
    }
}
