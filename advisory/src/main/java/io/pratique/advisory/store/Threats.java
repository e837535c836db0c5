package io.pratique.advisory.store;

import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Reads what is known of attackers' use of CVEs: two binary searches.
record Threats(Section predictions, Section threats, Dictionary strings) {
    private static final double MILLION = 1_000_000;
    /// Far outside of what any list says; dates beyond it are no days.
    private static final int DAY_LIMIT = 1 << 20;

    Threat of(String id) {
        int cve = CveNumber.of(id);
        if (cve == CveNumber.NONE) {
            return Threat.UNKNOWN;
        }
        ThreatFact.Predicted predicted = predicted(cve);
        int row = search(threats, Format.THREAT_ROW, cve);
        if (row < 0) {
            return predicted == null ? Threat.UNKNOWN : new Threat(null, predicted, null, false, false);
        }
        int bits = threats.intAt(row + 16);
        return new Threat(
                exploited(row, bits),
                predicted,
                ThreatBits.decided(bits),
                (bits & ThreatBits.DISPUTED) != 0,
                (bits & ThreatBits.REJECTED) != 0);
    }

    private ThreatFact.@Nullable Predicted predicted(int cve) {
        int row = search(predictions, Format.PREDICTION_ROW, cve);
        return row < 0
                ? null
                : new ThreatFact.Predicted(share(predictions.intAt(row + 4)), share(predictions.intAt(row + 8)));
    }

    private static double share(int millionths) {
        if (millionths < 0 || millionths > MILLION) {
            throw Format.corrupt("a probability above one");
        }
        return millionths / MILLION;
    }

    private ThreatFact.@Nullable Exploited exploited(int row, int bits) {
        if ((bits & ThreatBits.EXPLOITED) == 0) {
            return null;
        }
        int due = threats.intAt(row + 8);
        return new ThreatFact.Exploited(
                strings.text(threats.intAt(row + 12)),
                day(threats.intAt(row + 4)),
                due == 0 ? null : day(due),
                (bits & ThreatBits.RANSOMWARE) != 0);
    }

    private static LocalDate day(int day) {
        if (day < 0 || day > DAY_LIMIT) {
            throw Format.corrupt("a date out of range");
        }
        return LocalDate.ofEpochDay(day);
    }

    /// Where the row of a CVE begins, -1 when there is none.
    private static int search(Section rows, int length, int cve) {
        int low = 0;
        int high = rows.rows(length);
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(rows.intAt(middle * length), cve);
            if (order == 0) {
                return middle * length;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return -1;
    }
}
