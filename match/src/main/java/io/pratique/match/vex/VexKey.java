package io.pratique.match.vex;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// A public key that a maker of statements signs by: ECDSA, Ed25519 or RSA.
public final class VexKey {
    private static final int LENGTH_LIMIT = 1 << 16;
    private static final int SHORTEST_RSA = 2048;
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private final String name;
    private final PublicKey key;

    private VexKey(String name, PublicKey key) {
        this.name = name;
        this.key = key;
    }

    /// Reads a key in PEM (RFC 7468, "Subject Public Key Info").
    ///
    /// @param name for people
    /// @throws IOException when it is none, or too weak
    public static VexKey read(String name, byte[] pem) throws IOException {
        String text = new String(pem, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin || text.length() > LENGTH_LIMIT) {
            throw new IOException("no public key: it begins with " + BEGIN);
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            return new VexKey(name, strong(parse(new X509EncodedKeySpec(encoded))));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("a public key that is not in base64", malformed);
        }
    }

    private static PublicKey parse(X509EncodedKeySpec encoded) throws IOException {
        for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(encoded);
            } catch (InvalidKeySpecException another) {
                continue;
            } catch (GeneralSecurityException absent) {
                throw new IllegalStateException(absent);
            }
        }
        throw new IOException("a public key that is neither ECDSA nor Ed25519 nor RSA");
    }

    private static PublicKey strong(PublicKey key) throws IOException {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA) {
            throw new IOException("an RSA key of less than " + SHORTEST_RSA + " bits");
        }
        return key;
    }

    public String name() {
        return name;
    }

    boolean verifies(byte[] message, byte[] signature) {
        return switch (key) {
            // Tools take SHA-256 with every curve, or the hash of the curve's length.
            case ECPublicKey ec ->
                verifies("SHA256withECDSA", message, signature)
                        || verifies("SHA384withECDSA", message, signature)
                        || verifies("SHA512withECDSA", message, signature);
            case RSAPublicKey rsa ->
                verifies("SHA256withRSA", message, signature) || verifies("RSASSA-PSS", message, signature);
            case EdECPublicKey edwards -> verifies("Ed25519", message, signature);
            default -> false;
        };
    }

    private boolean verifies(String algorithm, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            if (algorithm.equals("RSASSA-PSS")) {
                verifier.setParameter(PSS);
            }
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }
}
