package io.pratique.image.manifest;

import static io.pratique.image.manifest.Refusals.invalid;

import io.pratique.model.image.Digest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Compares bytes with the digest they were asked for by.
public final class Hashes {
    private Hashes() {}

    /// Refuses bytes that are not those of the descriptor.
    ///
    /// @param what for the message: `manifest`, `configuration`
    /// @throws io.pratique.model.PratiqueException INVALID_INPUT when size or digest differ
    public static void verify(Descriptor wanted, byte[] body, String what) {
        if (wanted.size() != body.length) {
            throw invalid("the " + what + " " + wanted.digest() + " has " + body.length + " bytes instead of "
                    + wanted.size());
        }
        verify(wanted.digest(), body, what);
    }

    /// Refuses bytes whose digest is another.
    public static void verify(Digest wanted, byte[] body, String what) {
        String found = HexFormat.of().formatHex(of(wanted.algorithm(), body));
        if (!found.equals(wanted.hex())) {
            throw invalid("the " + what + " asked for as " + wanted + " has the digest " + wanted.algorithm() + ":"
                    + found + " instead; it was damaged or exchanged");
        }
    }

    public static Digest sha256(byte[] body) {
        return Digest.sha256(of("sha256", body));
    }

    private static byte[] of(String algorithm, byte[] body) {
        try {
            return MessageDigest.getInstance(algorithm.equals("sha512") ? "SHA-512" : "SHA-256")
                    .digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
