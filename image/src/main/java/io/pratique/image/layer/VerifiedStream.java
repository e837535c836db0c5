package io.pratique.image.layer;

import io.pratique.model.image.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Hashes and counts what passes, and compares it at the end with what was promised.
final class VerifiedStream extends FilterInputStream {
    private final @Nullable Digest expected;
    private final @Nullable MessageDigest hash;
    private final Bound bound;
    private long count;

    /// Throws when that many bytes are too many.
    @FunctionalInterface
    interface Bound {
        void check(long count) throws IOException;
    }

    /// @param expected the digest promised, null where none is: then nothing is hashed
    VerifiedStream(InputStream in, @Nullable Digest expected, Bound bound) {
        super(in);
        this.expected = expected;
        this.hash = expected == null ? null : messageDigest(expected.algorithm());
        this.bound = bound;
    }

    private static MessageDigest messageDigest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.equals("sha512") ? "SHA-512" : "SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    long count() {
        return count;
    }

    @Override
    public int read(byte[] out, int offset, int length) throws IOException {
        int read = in.read(out, offset, length);
        if (read > 0) {
            count += read;
            bound.check(count);
            if (hash != null) {
                hash.update(out, offset, read);
            }
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// Compares the hash of all bytes that passed; to be called after the last one.
    ///
    /// @param what the thing hashed, for the message
    void verify(String what) throws IntegrityException {
        if (hash != null && expected != null) {
            String actual = HexFormat.of().formatHex(hash.digest());
            if (!actual.equals(expected.hex())) {
                throw new IntegrityException(what + " does not have the digest " + expected);
            }
        }
    }

    /// Reads to the end, so that everything is hashed.
    void drain() throws IOException {
        byte[] scratch = new byte[1 << 16];
        while (read(scratch, 0, scratch.length) >= 0) {
            // nothing to do with the bytes
        }
    }
}
