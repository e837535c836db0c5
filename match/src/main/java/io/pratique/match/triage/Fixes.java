package io.pratique.match.triage;

import io.pratique.match.version.InvalidVersionException;
import io.pratique.match.version.Ranges;
import io.pratique.match.version.VersionScheme;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what ends a problem.
final class Fixes {
    /// The most telling first.
    private static final List<FixState> STATES = List.of(
            FixState.WILL_NOT_FIX,
            FixState.DEFERRED,
            FixState.END_OF_LIFE,
            FixState.AFFECTED,
            FixState.UNDER_INVESTIGATION);

    private final VersionScheme scheme;

    Fixes(VersionScheme scheme) {
        this.scheme = scheme;
    }

    /// The lowest version above the installed one that none of the advisories calls affected; where they contradict
    /// each other, the lowest that one of them calls fixed. Null where there is none.
    @Nullable
    String lowest(List<Hit> hits) {
        List<String> fixes = new ArrayList<>();
        for (Hit hit : hits) {
            for (VersionRange range : hit.ranges()) {
                String fixed = range.fixed();
                if (fixed != null
                        && !fixes.contains(fixed)
                        && isAbove(fixed, hit.evidence().version())) {
                    insert(fixes, fixed);
                }
            }
        }
        for (String fixed : fixes) {
            if (hits.stream().noneMatch(hit -> isAffected(hit, fixed))) {
                return fixed;
            }
        }
        return fixes.isEmpty() ? null : fixes.getFirst();
    }

    /// What the maintainers say of a problem without a fix.
    static FixState unfixed(List<Hit> hits) {
        return hits.stream()
                .map(hit -> hit.candidate().state())
                .filter(STATES::contains)
                .min(Comparator.comparingInt(STATES::indexOf))
                .orElse(FixState.AFFECTED);
    }

    private boolean isAffected(Hit hit, String version) {
        if (hit.candidate().versions().contains(version)) {
            return true;
        }
        for (VersionRange range : hit.ranges()) {
            try {
                if (Ranges.contains(scheme, range, version)) {
                    return true;
                }
            } catch (InvalidVersionException unreadable) {
                continue;
            }
        }
        return false;
    }

    private boolean isAbove(String version, String installed) {
        try {
            return scheme.compare(version, installed) > 0;
        } catch (InvalidVersionException unreadable) {
            return false;
        }
    }

    /// Keeps the lowest first. No library sort: it may throw where an order is not transitive, as Maven's is for
    /// odd versions.
    private void insert(List<String> fixes, String fixed) {
        int at = fixes.size();
        while (at > 0 && order(fixes.get(at - 1), fixed) > 0) {
            at--;
        }
        fixes.add(at, fixed);
    }

    /// Of two ways to write one version the longer comes first: `go get` knows `25.0.6+incompatible` only. Versions
    /// that come here were compared before, so that none of them is unreadable.
    private int order(String a, String b) {
        try {
            int order = scheme.compare(a, b);
            order = order == 0 ? Integer.compare(b.length(), a.length()) : order;
            return order == 0 ? a.compareTo(b) : order;
        } catch (InvalidVersionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
