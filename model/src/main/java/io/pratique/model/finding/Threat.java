package io.pratique.model.finding;

import org.jspecify.annotations.Nullable;

/// Everything known of the use that attackers make of a problem; null where nobody said anything, which is not the
/// same as harmless.
public record Threat(
        ThreatFact.@Nullable Exploited exploited,
        ThreatFact.@Nullable Predicted predicted,
        ThreatFact.@Nullable Decided decided,
        boolean disputed,
        boolean rejected) {
    public static final Threat UNKNOWN = new Threat(null, null, null, false, false);

    /// With one fact more; of two that say the same kind of thing the earlier warning, or the higher number,
    /// counts.
    public Threat and(ThreatFact fact) {
        return switch (fact) {
            case ThreatFact.Exploited added ->
                new Threat(earlier(exploited, added), predicted, decided, disputed, rejected);
            case ThreatFact.Predicted added ->
                new Threat(exploited, higher(predicted, added), decided, disputed, rejected);
            case ThreatFact.Decided added ->
                new Threat(exploited, predicted, worse(decided, added), disputed, rejected);
            case ThreatFact.Disputed disputed -> new Threat(exploited, predicted, decided, true, rejected);
            case ThreatFact.Rejected rejected -> new Threat(exploited, predicted, decided, disputed, true);
        };
    }

    /// Both together: what is known under two names of one problem. A number taken back ends the problem only when
    /// it
    /// is the problem's own.
    public Threat and(Threat other) {
        Threat both = this;
        both = other.exploited == null ? both : both.and(other.exploited);
        both = other.predicted == null ? both : both.and(other.predicted);
        return other.decided == null ? both : both.and(other.decided);
    }

    private static ThreatFact.Exploited earlier(ThreatFact.@Nullable Exploited known, ThreatFact.Exploited added) {
        if (known == null) {
            return added;
        }
        int order = known.added().compareTo(added.added());
        ThreatFact.Exploited first =
                order < 0 || (order == 0 && known.source().compareTo(added.source()) <= 0) ? known : added;
        ThreatFact.Exploited second = first == known ? added : known;
        return new ThreatFact.Exploited(
                first.source(),
                first.added(),
                first.due() == null ? second.due() : first.due(),
                first.ransomware() || second.ransomware());
    }

    private static ThreatFact.Predicted higher(ThreatFact.@Nullable Predicted known, ThreatFact.Predicted added) {
        return known != null && known.probability() >= added.probability() ? known : added;
    }

    private static ThreatFact.Decided worse(ThreatFact.@Nullable Decided known, ThreatFact.Decided added) {
        return known != null && known.exploitation().compareTo(added.exploitation()) >= 0 ? known : added;
    }
}
