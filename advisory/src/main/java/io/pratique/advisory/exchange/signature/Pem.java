package io.pratique.advisory.exchange.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// Reads keys from PEM files (RFC 7468).
public final class Pem {
    private static final int LIMIT = 1 << 16;
    private static final String BEGIN = "-----BEGIN ";
    private static final String DASHES = "-----";

    private Pem() {}

    /// @throws IOException when the file holds no public key that can be used; it says why
    public static PublicKey publicKey(Path file) throws IOException {
        try {
            return PublicKeys.parse(block(text(file), "PUBLIC KEY", file));
        } catch (GeneralSecurityException unusable) {
            throw new IOException(file + " holds no usable public key: " + unusable.getMessage(), unusable);
        }
    }

    /// A key on the curve P-256 that is not encrypted.
    ///
    /// @throws IOException when the file holds none; the message never holds a part of the file
    static PrivateKey privateKey(Path file) throws IOException {
        String text = text(file);
        if (text.contains("ENCRYPTED")) {
            throw new IOException(file + " is encrypted, as cosign's keys are; give an unencrypted PKCS#8 file");
        }
        if (text.contains(BEGIN + "EC PRIVATE KEY")) {
            throw new IOException(file + " is in an older form; convert it with 'openssl pkcs8 -topk8 -nocrypt'");
        }
        try {
            var encoded = new PKCS8EncodedKeySpec(block(text, "PRIVATE KEY", file));
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(encoded);
            if (key instanceof ECPrivateKey curve
                    && curve.getParams().getCurve().getField().getFieldSize() == 256) {
                return key;
            }
        } catch (GeneralSecurityException unusable) {
            // said below, without the cause: it could speak of the key
        }
        throw new IOException(file + " holds no ECDSA key on the curve P-256");
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new IOException(file + " is too long for a key");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] block(String text, String label, Path file) throws IOException {
        String begin = BEGIN + label + DASHES;
        int from = text.indexOf(begin);
        int to = text.indexOf(DASHES + "END " + label + DASHES);
        if (from < 0 || to < from) {
            throw new IOException(file + " holds no PEM block " + label);
        }
        try {
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (IllegalArgumentException malformed) {
            throw new IOException(file + " is damaged: its PEM block is not in base64");
        }
    }

    /// The one certificate or key of a PEM text as Rekor's entries hold it.
    static byte[] decode(byte[] pem) {
        String text = new String(pem, StandardCharsets.ISO_8859_1);
        int from = text.indexOf(DASHES, text.indexOf(BEGIN) + BEGIN.length());
        int to = text.indexOf(DASHES + "END ");
        return !text.contains(BEGIN) || from < 0 || to < from + DASHES.length()
                ? new byte[0]
                : Base64.getMimeDecoder().decode(text.substring(from + DASHES.length(), to));
    }
}
