package io.pratique.advisory.exchange;

import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.model.image.Digest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// Content that is expected to have a size and a digest. No more than the size is read, and its end is reached only
/// where it was all as expected.
final class ExactInput extends FilterInputStream {
    private final Descriptor expected;
    private final MessageDigest digest = Manifests.sha256();
    private long left;
    private boolean verified;

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

    /// @throws PratiqueException at the end of what was not expected
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = left == 0 ? -1 : in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            verify();
            return -1;
        }
        left -= count;
        digest.update(target, offset, count);
        return count;
    }

    /// Reads what is left.
    void finish() throws IOException {
        transferTo(java.io.OutputStream.nullOutputStream());
    }

    private void verify() {
        if (left > 0) {
            throw new PratiqueException(
                    ErrorKind.INVALID_INPUT,
                    expected.digest() + " is truncated: " + left + " of " + expected.size() + " bytes are missing");
        }
        if (!verified && !Digest.sha256(digest.digest()).equals(expected.digest())) {
            throw new PratiqueException(
                    ErrorKind.INVALID_INPUT,
                    "the content that should be " + expected.digest() + " is another; it was damaged or exchanged");
        }
        verified = true;
    }
}
