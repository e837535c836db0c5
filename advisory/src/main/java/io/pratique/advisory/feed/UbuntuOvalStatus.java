package io.pratique.advisory.feed;

import java.util.Map;

/// What the comments of Ubuntu's OVAL criteria say, in the words of its CVE tracker, from which they are made:
/// ` package in jammy was vulnerable but has been fixed (note: '1:8.9p1-3ubuntu0.5').` is `released (1:8.9p1-…)`.
final class UbuntuOvalStatus {
    /// Of parts of sentences that leave out what differs between years.
    private static final Map<String, String> WORDS = Map.of(
            "was vulnerable but has been fixed", "released",
            "is related to the CVE in some way and has been fixed", "released",
            "is not affected", "not-affected",
            "is affected and needs fixing", "needed",
            "is affected and may need fixing", "needs-triage",
            "is pending publication", "pending",
            "a decision has been made to defer", "deferred",
            "a decision has been made to ignore", "ignored");

    private static final String NOTE = "(note: '";

    private UbuntuOvalStatus() {}

    /// A status without a state where the comment is none of the known.
    static UbuntuStatus parse(String archive, String comment) {
        int note = comment.indexOf(NOTE);
        int end = comment.lastIndexOf("')");
        String said = note < 0 ? comment : comment.substring(0, note);
        String detail = note >= 0 && end > note ? comment.substring(note + NOTE.length(), end) : "";
        for (Map.Entry<String, String> entry : WORDS.entrySet()) {
            if (said.contains(entry.getKey())) {
                return UbuntuStatus.parse(archive, entry.getValue() + " (" + detail + ")");
            }
        }
        return new UbuntuStatus(archive, null, null);
    }
}
