package io.pratique.match.matcher;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.advisory.store.Candidate;
import io.pratique.match.matcher.PackageJudge.Named;

/// Everything that a database says under some names, as one number.
record SaidOf(AdvisoryStore store) {
    /// FNV-1a over the text of what is said, 64 bit: records have a text that says all of them, and no enum's or
    /// object's own hash, which differs between processes, is in it.
    long fingerprint(Iterable<Named> names) {
        long hash = 0xcbf29ce484222325L;
        for (Named named : names) {
            hash = mix(hash, store.coverage(named.ecosystem()).name());
            for (Candidate candidate : store.candidates(named.ecosystem(), named.name())) {
                hash = mix(hash, candidate.toString());
                hash = mix(hash, store.threat(candidate.id()).toString());
                for (String alias : candidate.aliases()) {
                    hash = mix(hash, store.threat(alias).toString());
                }
            }
        }
        return hash;
    }

    private static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * 0x100000001b3L;
        }
        return (mixed ^ 0xff) * 0x100000001b3L;
    }
}
