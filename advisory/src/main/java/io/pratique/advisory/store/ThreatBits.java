package io.pratique.advisory.store;

import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.finding.ThreatFact.Exploitation;
import org.jspecify.annotations.Nullable;

/// The yes and no of a threat in one int: 0 exploited, 1 by extortionists, 2 disputed, 3 rejected, 4 SSVC known,
/// 5 automatable, 6 total, 8 and 9 exploitation by SSVC.
final class ThreatBits {
    static final int EXPLOITED = 1;
    static final int RANSOMWARE = 1 << 1;
    static final int DISPUTED = 1 << 2;
    static final int REJECTED = 1 << 3;
    private static final int DECIDED = 1 << 4;
    private static final int AUTOMATABLE = 1 << 5;
    private static final int TOTAL = 1 << 6;
    private static final int EXPLOITATION_AT = 8;
    private static final Exploitation[] EXPLOITATIONS = Exploitation.values();

    private ThreatBits() {}

    static int of(Threat threat) {
        int bits = (threat.disputed() ? DISPUTED : 0) | (threat.rejected() ? REJECTED : 0);
        ThreatFact.Exploited exploited = threat.exploited();
        if (exploited != null) {
            bits |= EXPLOITED | (exploited.ransomware() ? RANSOMWARE : 0);
        }
        ThreatFact.Decided decided = threat.decided();
        if (decided != null) {
            bits |= DECIDED | (decided.automatable() ? AUTOMATABLE : 0) | (decided.total() ? TOTAL : 0);
            bits |= decided.exploitation().ordinal() << EXPLOITATION_AT;
        }
        return bits;
    }

    static ThreatFact.@Nullable Decided decided(int bits) {
        if ((bits & DECIDED) == 0) {
            return null;
        }
        int exploitation = bits >>> EXPLOITATION_AT & 3;
        if (exploitation >= EXPLOITATIONS.length) {
            throw Format.corrupt("an unknown degree of exploitation");
        }
        return new ThreatFact.Decided(EXPLOITATIONS[exploitation], (bits & AUTOMATABLE) != 0, (bits & TOTAL) != 0);
    }
}
