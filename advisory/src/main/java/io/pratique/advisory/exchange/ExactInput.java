package io.pratique.advisory.exchange;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// Content that is expected to have a size and a digest. No more than the size is read.
final class ExactInput extends FilterInputStream {
    private final Descriptor expected;
    private final MessageDigest digest = Manifests.sha256();
    private long left;

    ExactInput(InputStream in, Descriptor expected) {
        super(in);
        this.expected = expected;
        this.left = expected.size();
    }

    /// A whole blob, verified.
    static byte[] read(ArtifactSource source, Descriptor descriptor, int limit) throws IOException {
        if (descriptor.size() > limit) {
            throw new PratiqueException(
                    ErrorKind.INVALID_INPUT,
                    descriptor.digest() + " is larger than " + (limit >> 10) + " KiB; refused");
        }
        try (var in = new ExactInput(source.blob(descriptor), descriptor)) {
            byte[] content = in.readNBytes((int) descriptor.size());
            in.finish();
            return content;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (left == 0 && length > 0) {
            return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count > 0) {
            left -= count;
            digest.update(target, offset, count);
        }
        return count;
    }

    /// Reads what is left.
    ///
    /// @throws PratiqueException when it was not what was expected
    void finish() throws IOException {
        transferTo(java.io.OutputStream.nullOutputStream());
        if (left > 0) {
            throw new PratiqueException(
                    ErrorKind.INVALID_INPUT,
                    expected.digest() + " is truncated: " + left + " of " + expected.size() + " bytes are missing");
        }
        if (!Digest.sha256(digest.digest()).equals(expected.digest())) {
            throw new PratiqueException(
                    ErrorKind.INVALID_INPUT,
                    "the content that should be " + expected.digest() + " is another; it was damaged or exchanged");
        }
    }
}
