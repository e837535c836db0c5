package io.pratique.match.version;

import io.pratique.model.finding.VersionRange;

/// Says whether a version lies in a range of affected ones (OSV schema, "Evaluation").
public final class Ranges {
    private Ranges() {}

    /// Whether `version` is at or above `introduced` and below `fixed`, or at or below `lastAffected` where nothing
    /// is fixed.
    ///
    /// A range without bounds holds every version, also one that cannot be read.
    ///
    /// @throws InvalidVersionException when a bound or the version that must be compared is none of the scheme's
    public static boolean contains(VersionScheme scheme, VersionRange range, String version)
            throws InvalidVersionException {
        String introduced = range.introduced();
        if (introduced != null
                && !introduced.isEmpty()
                && !introduced.equals("0")
                && scheme.compare(version, introduced) < 0) {
            return false;
        }
        if (range.fixed() != null) {
            return scheme.compare(version, range.fixed()) < 0;
        }
        return range.lastAffected() == null || scheme.compare(version, range.lastAffected()) <= 0;
    }
}
