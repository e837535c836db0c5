package io.pratique.advisory.store;

import io.pratique.model.finding.Condition;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.VersionRange;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one advisory says of one problem in one package.
///
/// @param id the problem: the CVE where there is one
/// @param aliases other names of the same problem
/// @param advisory the advisory's own id, which may answer several problems
/// @param feed the feed it came from
/// @param condition what must hold of a package beside its version
/// @param published the day it was first published
/// @param withdrawn the day it was taken back; it is then never reported
/// @param ratings what is known of its severity, the most specific first
public record Candidate(
        String id,
        List<String> aliases,
        String advisory,
        String feed,
        List<Rating> ratings,
        List<VersionRange> ranges,
        List<String> versions,
        FixState state,
        Condition condition,
        @Nullable String url,
        @Nullable LocalDate published,
        @Nullable LocalDate withdrawn) {
    public Candidate {
        aliases = List.copyOf(aliases);
        ratings = List.copyOf(ratings);
        ranges = List.copyOf(ranges);
        versions = List.copyOf(versions);
    }
}
