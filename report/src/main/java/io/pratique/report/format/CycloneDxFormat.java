package io.pratique.report.format;

import io.pratique.json.JsonWriter;
import io.pratique.match.Assessment;
import io.pratique.report.cyclonedx.Document;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// CycloneDX 1.6 JSON: a bill of materials with its vulnerabilities.
///
/// The serial number is computed from the content and there is no time stamp, so that the same assessment gives the
/// same bytes.
public final class CycloneDxFormat implements ReportFormat {
    @Override
    public String id() {
        return "cyclonedx";
    }

    @Override
    public String description() {
        return "CycloneDX 1.6 JSON with vulnerabilities";
    }

    @Override
    public void write(Assessment assessment, OutputStream out, ReportOptions options) throws IOException {
        Document document = new Document(assessment, options.version());
        MessageDigest hash = sha256();
        write(document, null, new DigestOutputStream(OutputStream.nullOutputStream(), hash));
        write(document, "urn:uuid:" + uuid(hash.digest()), out);
    }

    private static void write(Document document, @Nullable String serialNumber, OutputStream out) throws IOException {
        try (JsonWriter json = new JsonWriter(out)) {
            json.object(() -> document.write(json, serialNumber));
        }
    }

    /// A UUID of version 8 (RFC 9562, section 5.8): bits of one's own making.
    private static UUID uuid(byte[] hash) {
        long high = 0;
        long low = 0;
        for (int at = 0; at < 8; at++) {
            high = high << 8 | hash[at] & 0xff;
            low = low << 8 | hash[at + 8] & 0xff;
        }
        return new UUID(high & ~0xf000L | 0x8000L, low & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
