package io.pratique.advisory.exchange.signature;

import static io.pratique.advisory.exchange.signature.MadeKeys.base64;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPair;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// A Sigstore instance that exists for one test run, and one signature made with it. Whatever a test changes before
/// it asks for the bundle is wrong in it.
final class MadeSigstore {
    static final String IDENTITY = "https://ci.example/release.yml@refs/heads/main";
    static final String ISSUER = "https://token.example";
    static final Instant TIME = Instant.parse("2026-05-01T12:00:00Z");

    private final KeyPair root = MadeKeys.make();
    private final KeyPair intermediate = MadeKeys.make();
    private final KeyPair log = MadeKeys.make();
    private final KeyPair newLog = MadeKeys.makeEdwards();
    private final KeyPair certificateLog = MadeKeys.make();
    private final KeyPair stampRoot = MadeKeys.make();
    private final KeyPair stamp = MadeKeys.make();
    private final KeyPair signer = MadeKeys.make();

    KeyPair certifier = intermediate;
    KeyPair promiser = certificateLog;
    KeyPair stamper = stamp;
    KeyPair checkpointer = log;
    KeyPair timer = log;
    String usage = "1.3.6.1.5.5.7.3.3";
    boolean promised = true;
    Instant promisedAt = TIME.minusSeconds(60);
    boolean changedLater;
    Instant time = TIME;
    byte[] logged = {};
    byte[] stamped = {};
    boolean envelope;
    boolean second;
    int index = 3;
    int size = 7;

    MadeSigstore() {}

    /// Rekor 2: no time in the log, a time stamp instead.
    MadeSigstore second() {
        second = true;
        checkpointer = newLog;
        return this;
    }

    private byte[] certificate() {
        var made = new MadeCertificate("intermediate", "", signer.getPublic());
        made.from = TIME.minusSeconds(60);
        made.to = TIME.plusSeconds(540);
        made.promisedAt = promisedAt;
        made.usage(usage, false)
                .extension("2.5.29.17", true, Der.encode(0x30, Der.encode(0x86, IDENTITY.getBytes(UTF_8))))
                .extension("1.3.6.1.4.1.57264.1.1", false, ISSUER.getBytes(UTF_8))
                .extension("1.3.6.1.4.1.57264.1.8", false, Der.encode(0x0c, ISSUER.getBytes(UTF_8)));
        if (promised) {
            made.promised(promiser, intermediate.getPublic());
        }
        if (changedLater) {
            made.extension("1.2.3.4", false, new byte[] {5, 0});
        }
        return made.signedBy(certifier);
    }

    byte[] bundle(byte[] artifact) {
        byte[] certificate = certificate();
        byte[] statement =
                ("{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"name\":\"x\",\"digest\":{\"sha256\":\""
                                + hex(artifact)
                                + "\"}}],\"predicateType\":\"https://sigstore.dev/cosign/sign/v1\",\"predicate\":{}}")
                        .getBytes(UTF_8);
        byte[] signed = envelope ? SignedContent.encoded(SignedContent.PAYLOAD_TYPE, statement) : artifact;
        byte[] signature = MadeKeys.sign(signer.getPrivate(), signed);
        byte[] hashed = logged.length > 0 ? logged : envelope && !second ? statement : signed;
        String content = envelope
                ? "\"dsseEnvelope\":{\"payload\":\"" + base64(statement)
                        + "\",\"payloadType\":\"application/vnd.in-toto+json\",\"signatures\":[{\"sig\":\""
                        + base64(signature) + "\"}]}"
                : "\"messageSignature\":{\"messageDigest\":{\"algorithm\":\"SHA2_256\",\"digest\":\""
                        + base64(PublicKeys.sha256(artifact)) + "\"},\"signature\":\"" + base64(signature) + "\"}";
        byte[] ofWhat = stamped.length > 0 ? stamped : signature;
        String stamps = second
                ? ",\"timestampVerificationData\":{\"rfc3161Timestamps\":[{\"signedTimestamp\":\""
                        + base64(MadeTimeStamp.of(ofWhat, time, stamper)) + "\"}]}"
                : "";
        return ("{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\","
                        + "\"verificationMaterial\":{\"certificate\":{\"rawBytes\":\""
                        + base64(certificate) + "\"},\"tlogEntries\":[" + entry(body(certificate, signature, hashed))
                        + "]" + stamps + "}," + content + "}")
                .getBytes(UTF_8);
    }

    private String kind() {
        return envelope && !second ? "dsse" : "hashedrekord";
    }

    private String version() {
        return second ? "0.0.2" : "0.0.1";
    }

    private byte[] body(byte[] certificate, byte[] signature, byte[] hashed) {
        String pem = base64(MadeKeys.pem("CERTIFICATE", certificate).getBytes(UTF_8));
        String spec;
        if (second) {
            spec = "{\"hashedRekordV002\":{\"data\":{\"algorithm\":\"SHA2_256\",\"digest\":\""
                    + base64(PublicKeys.sha256(hashed)) + "\"},\"signature\":{\"content\":\"" + base64(signature)
                    + "\",\"verifier\":{\"keyDetails\":\"PKIX_ECDSA_P256_SHA_256\",\"x509Certificate\":{\"rawBytes\":\""
                    + base64(certificate) + "\"}}}}}";
        } else if (envelope) {
            spec = "{\"envelopeHash\":{\"algorithm\":\"sha256\",\"value\":\"" + hex(hashed)
                    + "\"},\"payloadHash\":{\"algorithm\":\"sha256\",\"value\":\"" + hex(hashed)
                    + "\"},\"signatures\":[{\"signature\":\"" + base64(signature) + "\",\"verifier\":\"" + pem
                    + "\"}]}";
        } else {
            spec = "{\"data\":{\"hash\":{\"algorithm\":\"sha256\",\"value\":\"" + hex(hashed)
                    + "\"}},\"signature\":{\"content\":\"" + base64(signature) + "\",\"publicKey\":{\"content\":\""
                    + pem
                    + "\"}}}";
        }
        return ("{\"apiVersion\":\"" + version() + "\",\"kind\":\"" + kind() + "\",\"spec\":" + spec + "}")
                .getBytes(UTF_8);
    }

    private String entry(byte[] body) {
        MadeLog tree = MadeLog.with(second ? newLog : log, body, index, size);
        String hashes =
                tree.path().stream().map(hash -> "\"" + base64(hash) + "\"").collect(Collectors.joining(","));
        long seconds = time.getEpochSecond();
        String promise = "{\"body\":\"" + base64(body) + "\",\"integratedTime\":" + seconds + ",\"logID\":\""
                + HexFormat.of().formatHex(tree.id()) + "\",\"logIndex\":100" + index + "}";
        String times = second
                ? ""
                : "\"integratedTime\":\"" + seconds + "\",\"inclusionPromise\":{\"signedEntryTimestamp\":\""
                        + base64(MadeKeys.sign(timer.getPrivate(), promise.getBytes(UTF_8))) + "\"},";
        return "{\"logIndex\":\"" + (second ? "" : "100") + index + "\",\"logId\":{\"keyId\":\"" + base64(tree.id())
                + "\"},\"kindVersion\":{\"kind\":\"" + kind() + "\",\"version\":\"" + version() + "\"}," + times
                + "\"inclusionProof\":{\"logIndex\":\"" + index + "\",\"rootHash\":\"" + base64(tree.root())
                + "\",\"treeSize\":\"" + size + "\",\"hashes\":[" + hashes + "],\"checkpoint\":{\"envelope\":\""
                + tree.checkpoint(checkpointer).replace("\n", "\\n") + "\"}},\"canonicalizedBody\":\"" + base64(body)
                + "\"}";
    }

    /// As `trusted_root.json` has it.
    byte[] trustedRoot() {
        byte[] rootCertificate = new MadeCertificate("root", "root", root.getPublic())
                .authority()
                .signedBy(root);
        byte[] middle = new MadeCertificate("root", "intermediate", intermediate.getPublic())
                .authority()
                .signedBy(root);
        byte[] stampAuthority = new MadeCertificate("stamp root", "stamp root", stampRoot.getPublic())
                .authority()
                .signedBy(stampRoot);
        byte[] stampCertificate = new MadeCertificate("stamp root", "stamp", stamp.getPublic())
                .usage("1.3.6.1.5.5.7.3.8", true)
                .signedBy(stampRoot);
        return ("{\"mediaType\":\"application/vnd.dev.sigstore.trustedroot+json;version=0.1\",\"tlogs\":[" + key(log)
                        + "," + key(newLog) + "],\"ctlogs\":[" + key(certificateLog) + "],\"certificateAuthorities\":["
                        + authority(middle, rootCertificate) + "],\"timestampAuthorities\":["
                        + authority(stampCertificate, stampAuthority) + "]}")
                .getBytes(UTF_8);
    }

    private static String key(KeyPair key) {
        byte[] encoded = key.getPublic().getEncoded();
        String details = key.getPrivate().getAlgorithm().equals("EC") ? "PKIX_ECDSA_P256_SHA_256" : "PKIX_ED25519";
        return "{\"baseUrl\":\"https://log.example\",\"hashAlgorithm\":\"SHA2_256\",\"publicKey\":{\"rawBytes\":\""
                + base64(encoded) + "\",\"keyDetails\":\"" + details
                + "\",\"validFor\":{\"start\":\"2026-01-01T00:00:00Z\"}},\"logId\":{\"keyId\":\""
                + base64(MadeLog.id(key.getPublic())) + "\"}}";
    }

    private static String authority(byte[] first, byte[] second) {
        return "{\"subject\":{\"organization\":\"example\",\"commonName\":\"example\"},\"uri\":\"https://ca.example\","
                + "\"certChain\":{\"certificates\":[{\"rawBytes\":\""
                + base64(first) + "\"},{\"rawBytes\":\"" + base64(second)
                + "\"}]},\"validFor\":{\"start\":\"2026-01-01T00:00:00Z\"}}";
    }

    private static String hex(byte[] content) {
        return HexFormat.of().formatHex(PublicKeys.sha256(content));
    }
}
