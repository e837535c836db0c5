package io.pratique.advisory.exchange.signature;

import static io.pratique.advisory.exchange.signature.MadeKeys.base64;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A transparency log with a few entries (RFC 6962, 2.1).
///
/// @param index the place of the entry that matters
record MadeLog(KeyPair key, List<byte[]> entries, int index) {
    static final String NAME = "log.example";

    /// @param size how many entries there are
    static MadeLog with(KeyPair key, byte[] entry, int index, int size) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(i == index ? entry : ("entry " + i).getBytes(UTF_8));
        }
        return new MadeLog(key, entries, index);
    }

    byte[] id() {
        return id(key.getPublic());
    }

    /// Rekor 1 takes the hash of the whole key, Rekor 2 that of name and bare key (C2SP, `signed-note`).
    static byte[] id(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return isFirst(key)
                ? PublicKeys.sha256(encoded)
                : PublicKeys.sha256(
                        (NAME + "\n").getBytes(UTF_8),
                        new byte[] {1},
                        Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static boolean isFirst(PublicKey key) {
        return key.getAlgorithm().equals("EC");
    }

    byte[] root() {
        return root(entries);
    }

    private static byte[] root(List<byte[]> part) {
        if (part.size() == 1) {
            return PublicKeys.sha256(new byte[] {0}, part.getFirst());
        }
        int split = Integer.highestOneBit(part.size() - 1);
        return PublicKeys.sha256(new byte[] {1}, root(part.subList(0, split)), root(part.subList(split, part.size())));
    }

    List<byte[]> path() {
        return path(index, entries);
    }

    private static List<byte[]> path(int at, List<byte[]> part) {
        if (part.size() == 1) {
            return new ArrayList<>();
        }
        int split = Integer.highestOneBit(part.size() - 1);
        List<byte[]> left = part.subList(0, split);
        List<byte[]> right = part.subList(split, part.size());
        List<byte[]> out = at < split ? path(at, left) : path(at - split, right);
        out.add(at < split ? root(right) : root(left));
        return out;
    }

    /// @param signer whose name it bears is not told by this
    String checkpoint(KeyPair signer) {
        String text =
                NAME + (isFirst(key.getPublic()) ? " - 42" : "") + "\n" + entries.size() + "\n" + base64(root()) + "\n";
        byte[] signature = MadeKeys.sign(signer.getPrivate(), text.getBytes(UTF_8));
        byte[] named = Arrays.copyOf(id(), 4 + signature.length);
        System.arraycopy(signature, 0, named, 4, signature.length);
        return text + "\n\u2014 " + NAME + " " + base64(named) + "\n";
    }
}
