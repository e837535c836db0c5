package io.pratique.advisory.exchange.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;

/// Reads public keys and checks signatures with them, by the schemes of Sigstore's algorithm registry.
final class PublicKeys {
    private static final int SMALLEST_RSA = 2048;

    private PublicKeys() {}

    /// @param encoded a DER `SubjectPublicKeyInfo` (RFC 5280, 4.1)
    static PublicKey parse(byte[] encoded) throws GeneralSecurityException {
        for (String kind : List.of("EC", "Ed25519", "RSA")) {
            try {
                PublicKey key = KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded));
                algorithms(key);
                return key;
            } catch (InvalidKeySpecException otherKind) {
                // the next kind is tried
            }
        }
        throw new SignatureException("the public key is none of ECDSA, Ed25519 and RSA");
    }

    /// @param what the message where it is not
    static void verify(PublicKey key, byte[] signed, byte[] signature, String what) throws GeneralSecurityException {
        for (String algorithm : algorithms(key)) {
            if (isSound(algorithm, key, signed, signature)) {
                return;
            }
        }
        throw new SignatureException(what);
    }

    private static boolean isSound(String algorithm, PublicKey key, byte[] signed, byte[] signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(algorithm);
        verifier.initVerify(key);
        verifier.update(signed);
        try {
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        }
    }

    /// Signers on larger curves differ in the hash that they take; each will do.
    private static List<String> algorithms(PublicKey key) throws SignatureException {
        return switch (key) {
            case ECPublicKey curve
            when curve.getParams().getCurve().getField().getFieldSize() == 256 -> List.of("SHA256withECDSA");
            case ECPublicKey _ -> List.of("SHA256withECDSA", "SHA384withECDSA", "SHA512withECDSA");
            case RSAPublicKey rsa when rsa.getModulus().bitLength() >= SMALLEST_RSA -> List.of("SHA256withRSA");
            case RSAPublicKey _ -> throw new SignatureException("the RSA key is too short");
            default -> List.of("Ed25519");
        };
    }

    /// What a key is called: the beginning of the SHA-256 of its encoding.
    static String name(PublicKey key) {
        return "sha256:" + HexFormat.of().formatHex(sha256(key.getEncoded())).substring(0, 12);
    }

    static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
