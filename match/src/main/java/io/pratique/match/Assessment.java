package io.pratique.match;

import io.pratique.advisory.store.Generation;
import io.pratique.match.exception.Overruled;
import io.pratique.model.finding.Finding;
import io.pratique.model.inventory.ScanResult;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scan, judged: everything that a report shows.
///
/// @param findings in [Finding#BY_RISK]
/// @param unjudged packages about which the advisories say nothing at all: not clean, but unknown
/// @param advisories which advisories were asked
/// @param overruled findings that do not count, and why
/// @param endOfLife the last day the operating system gets fixes, where known
public record Assessment(
        ScanResult scan,
        List<Finding> findings,
        List<Unjudged> unjudged,
        Generation advisories,
        @Nullable LocalDate endOfLife,
        Overruled overruled) {
    public Assessment {
        findings = findings.stream().sorted(Finding.BY_RISK).toList();
        unjudged = List.copyOf(unjudged);
    }

    /// Before anybody looked at exceptions.
    public Assessment(
            ScanResult scan,
            List<Finding> findings,
            List<Unjudged> unjudged,
            Generation advisories,
            @Nullable LocalDate endOfLife) {
        this(scan, findings, unjudged, advisories, endOfLife, Overruled.NOTHING);
    }

    /// The same with other findings.
    public Assessment with(List<Finding> open, Overruled others) {
        return new Assessment(scan, open, unjudged, advisories, endOfLife, others);
    }

    /// Packages of an ecosystem that the advisories do not cover, or not wholly, or whose versions cannot be
    /// compared.
    ///
    /// @param ecosystem for example `Debian:12`
    /// @param packages how many
    /// @param reason for people
    /// @param partly whether they were judged, but by less than is published about them
    public record Unjudged(String ecosystem, int packages, String reason, boolean partly) {}
}
