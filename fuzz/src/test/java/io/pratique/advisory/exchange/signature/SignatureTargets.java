package io.pratique.advisory.exchange.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pratique.fuzz.FuzzTarget;
import io.pratique.fuzz.Inputs;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Signatures, which come from the same place as what they are to protect.
public final class SignatureTargets {
    private static final byte[] ARTIFACT = "artifact".getBytes(UTF_8);
    private static final String CORPUS = "fuzz/corpus/sigstore-bundle";
    private static final String ROOT = "trusted-root.json";

    public static final List<FuzzTarget> ALL = List.of(
            new FuzzTarget("sigstore-bundle", SignatureTargets::bundles, SignatureTargets::bundle),
            new FuzzTarget(
                    "sigstore-certificate",
                    () -> values(material -> material.get("certificate").text("rawBytes")),
                    SignatureTargets::certificate),
            new FuzzTarget(
                    "sigstore-time-stamp",
                    () -> values(SignatureTargets::stampOf),
                    input -> told(() -> TimeStamp.verify(input, ARTIFACT, root()))));

    private SignatureTargets() {}

    @FunctionalInterface
    private interface Part {
        String of(JsonValue material);
    }

    @FunctionalInterface
    private interface Check {
        Object run() throws GeneralSecurityException, IOException;
    }

    private static List<byte[]> bundles() throws IOException {
        List<byte[]> out = new ArrayList<>();
        for (Path file : Inputs.files(CORPUS)) {
            out.add(Files.readAllBytes(file));
        }
        return out;
    }

    /// A part of each bundle that has it.
    private static List<byte[]> values(Part part) throws IOException {
        List<byte[]> out = new ArrayList<>();
        for (byte[] bundle : bundles()) {
            String value = part.of(Json.parse(bundle).get("verificationMaterial"));
            if (value != null) {
                out.add(java.util.Base64.getDecoder().decode(value));
            }
        }
        return out;
    }

    private static String stampOf(JsonValue material) {
        return material.get("timestampVerificationData").get("rfc3161Timestamps").items().stream()
                .flatMap(stamp -> Stream.ofNullable(stamp.text("signedTimestamp")))
                .findFirst()
                .orElse(null);
    }

    private static TrustedRoot root() throws IOException {
        for (Path file : Inputs.files(CORPUS)) {
            if (file.endsWith(ROOT)) {
                return TrustedRoot.read(file);
            }
        }
        throw new IOException("no " + ROOT);
    }

    private static Object bundle(byte[] input) throws IOException {
        var trust =
                new Trust.Identity("https://ci.example/release.yml@refs/heads/main", "https://token.example", root());
        return Signatures.verify(ARTIFACT, List.of(input), trust);
    }

    private static Object certificate(byte[] input) {
        return told(() -> {
            X509Certificate certificate = Certificates.parse(input);
            TrustedRoot root = root();
            X509Certificate issuer = root.authorities().getFirst().chain().getFirst();
            CertificateIdentity.verify(certificate, new Trust.Identity("", "https://token.example", root));
            CertificateLog.verify(certificate, issuer, root);
            return certificate.getNotAfter();
        });
    }

    private static String told(Check check) {
        try {
            return String.valueOf(check.run());
        } catch (GeneralSecurityException | IOException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
