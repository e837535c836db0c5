package io.pratique.advisory.exchange.signature;

import java.security.SignatureException;

/// Computes the root of a log from one of its entries (RFC 6962, 2.1; the algorithm of RFC 9162, 2.1.3.2).
final class MerkleProof {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleProof() {}

    /// @throws SignatureException when the proof has not the form that its numbers ask for
    static byte[] root(LogEntry.Proof proof, byte[] entry) throws SignatureException {
        long at = proof.index();
        long last = proof.size() - 1;
        if (at > last) {
            throw new SignatureException("the proof is of an entry beyond the end of the log");
        }
        byte[] hash = PublicKeys.sha256(LEAF, entry);
        for (byte[] sibling : proof.hashes()) {
            if (last == 0) {
                throw new SignatureException("the proof is too long");
            }
            if ((at & 1) == 1 || at == last) {
                hash = PublicKeys.sha256(NODE, sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = PublicKeys.sha256(NODE, hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        if (last != 0) {
            throw new SignatureException("the proof is too short");
        }
        return hash;
    }
}
