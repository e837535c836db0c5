package io.pratique.advisory.exchange.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Proves that a log took an entry in, without asking it.
final class TransparencyLog {
    private TransparencyLog() {}

    /// @return when the log took it in, as its promise says; null where it gave none
    static @Nullable Instant verify(LogEntry entry, TrustedRoot root) throws GeneralSecurityException {
        TrustedRoot.Log log = TrustedRoot.find(root.logs(), entry.log());
        LogEntry.Proof proof = entry.proof();
        if (proof == null && entry.promise() == null) {
            throw new SignatureException("nothing proves that it is in the log");
        }
        if (proof != null) {
            if (!Arrays.equals(MerkleProof.root(proof, entry.body()), proof.root())) {
                throw new SignatureException("the proof does not lead from the log's entry to its root");
            }
            Checkpoint.verify(proof, log);
        }
        return entry.promise() == null ? null : promised(entry, entry.promise(), log);
    }

    /// Rekor's "signed entry timestamp" covers canonical JSON (RFC 8785) of four members.
    private static Instant promised(LogEntry entry, byte[] promise, TrustedRoot.Log log)
            throws GeneralSecurityException {
        String signed = "{\"body\":\"" + Base64.getEncoder().encodeToString(entry.body()) + "\",\"integratedTime\":"
                + entry.time() + ",\"logID\":\"" + HexFormat.of().formatHex(entry.log()) + "\",\"logIndex\":"
                + entry.index() + "}";
        PublicKeys.verify(
                log.key(),
                signed.getBytes(StandardCharsets.US_ASCII),
                promise,
                "the log did not sign the time of its entry");
        Instant time = Certificates.time(entry.time());
        if (!log.period().has(time)) {
            throw new SignatureException("the log's key was not in use at the time of the entry");
        }
        return time;
    }
}
