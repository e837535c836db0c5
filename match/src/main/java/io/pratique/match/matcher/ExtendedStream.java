package io.pratique.match.matcher;

import io.pratique.advisory.store.Candidate;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import java.util.List;

/// Red Hat's extended streams (EUS, AUS, TUS, E4S): a package that was built for a minor release, as `.el9_2`
/// shows,
/// has the fixes of that stream, which the main stream numbers higher.
final class ExtendedStream {
    private static final String RED_HAT = "Red Hat";

    private ExtendedStream() {}

    /// Where the stream of a package speaks of it; nowhere where it was built for no minor release.
    static List<Coordinate> places(Coordinate at) {
        String minor = at.ecosystem().name().equals(RED_HAT) ? RpmVersions.builtFor(at.version()) : null;
        if (minor == null || !minor.startsWith(at.ecosystem().release() + '.')) {
            return List.of();
        }
        var stream = new Ecosystem(RED_HAT, minor);
        return at.places().stream().map(place -> place.in(stream)).toList();
    }

    /// Whether what is said there answers what the main stream says.
    static boolean clears(Verdict verdict, Candidate candidate) {
        boolean hasFix = verdict instanceof Verdict.Outside && candidate.state() == FixState.FIXED;
        return hasFix || verdict instanceof Verdict.NotAffected;
    }
}
