package io.pratique.match.matcher;

import io.pratique.advisory.store.Candidate;
import io.pratique.match.version.InvalidVersionException;
import io.pratique.match.version.Ranges;
import io.pratique.match.version.VersionScheme;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what an advisory means for an installed version.
final class Evaluation {
    private final VersionScheme scheme;
    private final Coordinate installed;
    private final Runs runs;
    private final @Nullable String unreadable;

    Evaluation(VersionScheme scheme, Coordinate installed, Runs runs) {
        this.scheme = scheme;
        this.installed = installed;
        this.runs = runs;
        this.unreadable = unreadable();
    }

    private @Nullable String unreadable() {
        try {
            int same = scheme.compare(installed.version(), installed.version());
            return same == 0 ? null : "not comparable: " + installed.version();
        } catch (InvalidVersionException invalid) {
            return String.valueOf(invalid.getMessage());
        }
    }

    /// Why a verdict was unreadable, for people.
    String unjudged() {
        return unreadable != null
                ? "their versions cannot be read"
                : "some advisories about them hold versions that cannot be read";
    }

    Verdict of(Candidate candidate) {
        if (candidate.withdrawn() != null) {
            return new Verdict.Withdrawn();
        }
        if (!runs.meets(candidate.condition())) {
            return new Verdict.OtherPlatform();
        }
        boolean statement = candidate.state() == FixState.NOT_AFFECTED;
        if (statement && candidate.ranges().isEmpty() && candidate.versions().isEmpty()) {
            return sameStream(candidate, VersionRange.ALL) ? new Verdict.NotAffected() : new Verdict.OtherStream();
        }
        Verdict verdict = ranges(candidate);
        if (!(verdict instanceof Verdict.Affected)) {
            String listed = listed(candidate.versions());
            verdict = listed == null ? verdict : new Verdict.Affected(listed);
        }
        if (unreadable != null && verdict instanceof Verdict.Outside) {
            return new Verdict.Unreadable(unreadable);
        }
        return statement && verdict instanceof Verdict.Affected ? new Verdict.NotAffected() : verdict;
    }

    /// The ranges that concern the installed package, in its own terms.
    List<VersionRange> relevant(Candidate candidate) {
        if (!installed.type().equals("rpm")) {
            return candidate.ranges();
        }
        List<VersionRange> out = new ArrayList<>(candidate.ranges().size());
        for (VersionRange range : candidate.ranges()) {
            if (sameStream(candidate, range)) {
                out.add(RpmVersions.aligned(range, installed.version()));
            }
        }
        return out;
    }

    private boolean sameStream(Candidate candidate, VersionRange range) {
        return !installed.type().equals("rpm")
                || RpmVersions.sameStream(candidate.condition().stream(), range, installed);
    }

    private Verdict ranges(Candidate candidate) {
        boolean rpm = installed.type().equals("rpm");
        Verdict otherwise = new Verdict.Outside();
        for (VersionRange range : candidate.ranges()) {
            if (!sameStream(candidate, range)) {
                otherwise = otherwise instanceof Verdict.Outside ? new Verdict.OtherStream() : otherwise;
                continue;
            }
            try {
                if (range.fixed() != null && DebRebuild.of(installed).equals(range.fixed())) {
                    continue;
                }
                VersionRange own = rpm ? RpmVersions.aligned(range, installed.version()) : range;
                if (Ranges.contains(scheme, own, installed.version())) {
                    return new Verdict.Affected(range.toString());
                }
            } catch (InvalidVersionException invalid) {
                otherwise = new Verdict.Unreadable(String.valueOf(invalid.getMessage()));
            }
        }
        return otherwise;
    }

    private @Nullable String listed(List<String> versions) {
        if (versions.contains(installed.version())) {
            return "= " + installed.version();
        }
        for (String version : unreadable == null ? versions : List.<String>of()) {
            if (isSame(version)) {
                return "= " + version;
            }
        }
        return null;
    }

    /// Whether a listed version is the installed one written differently; an unreadable one is only equal to its
    /// own text.
    private boolean isSame(String version) {
        try {
            return scheme.compare(version, installed.version()) == 0;
        } catch (InvalidVersionException unreadable) {
            return false;
        }
    }
}
