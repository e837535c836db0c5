package io.pratique.advisory.exchange.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.util.Arrays;

/// A log's signed statement of its size and root (C2SP, `tlog-checkpoint` and `signed-note`).
final class Checkpoint {
    private static final String SIGNATURE = "\u2014 ";
    private static final int KEY_ID = 4;

    private Checkpoint() {}

    /// Proves that the log stated the size and root of a proof.
    static void verify(LogEntry.Proof proof, TrustedRoot.Log log) throws GeneralSecurityException {
        String note = proof.checkpoint();
        int end = note.indexOf("\n\n");
        if (end < 0) {
            throw new SignatureException("the log's checkpoint is missing or malformed");
        }
        String[] lines = note.substring(0, end).split("\n", -1);
        boolean agrees = lines.length >= 3
                && lines[1].equals(Long.toString(proof.size()))
                && Arrays.equals(Fields.decode(lines[2]), proof.root());
        if (!agrees) {
            throw new SignatureException("the log's checkpoint is of another state of the log than the proof");
        }
        byte[] signed = note.substring(0, end + 1).getBytes(StandardCharsets.UTF_8);
        PublicKeys.verify(
                log.key(), signed, signature(note.substring(end + 2), log), "the log's checkpoint is not signed by it");
    }

    private static byte[] signature(String lines, TrustedRoot.Log log) throws SignatureException {
        for (String line : lines.split("\n", 64)) {
            if (line.startsWith(SIGNATURE)) {
                byte[] value =
                        Fields.decode(line.substring(line.lastIndexOf(' ') + 1).strip());
                boolean own = value.length > KEY_ID
                        && log.id().length >= KEY_ID
                        && Arrays.equals(value, 0, KEY_ID, log.id(), 0, KEY_ID);
                if (own) {
                    return Arrays.copyOfRange(value, KEY_ID, value.length);
                }
            }
        }
        throw new SignatureException("the log's checkpoint is not signed by it");
    }
}
