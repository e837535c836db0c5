package io.pratique.match.matcher;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.advisory.store.Candidate;
import io.pratique.model.finding.Ecosystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The streams of Ubuntu that a subscription opens, each with versions of its own, by which a package shows where
/// it
/// came from: expanded security maintenance, `Ubuntu:Pro:14.04` (`1.8.9p5-1ubuntu1.5+esm2`), and modules certified
/// by
/// FIPS 140, `Ubuntu:Pro:FIPS:22.04` (`3.0.2-0ubuntu1.10+Fips1`, `1.0.2g-1ubuntu4.fips.4.20.11`).
final class ExpandedMaintenance {
    private static final String UBUNTU = "Ubuntu";
    private static final String PRO = "Pro:";
    private static final String FIPS = "Pro:FIPS:";

    private ExpandedMaintenance() {}

    /// The package in the ecosystem of the stream that it comes from, else as it is.
    static Coordinate of(Coordinate plain) {
        Ecosystem ecosystem = plain.ecosystem();
        if (!ecosystem.name().equals(UBUNTU)) {
            return plain;
        }
        if (plain.version().toLowerCase(Locale.ROOT).contains("fips")) {
            return in(FIPS, plain);
        }
        return plain.version().contains("esm") ? in(PRO, plain) : plain;
    }

    private static Coordinate in(String stream, Coordinate plain) {
        var ecosystem = new Ecosystem(UBUNTU, stream + plain.ecosystem().release());
        return new Coordinate(ecosystem, plain.name(), plain.version(), plain.type(), plain.stream());
    }

    /// The release as everyone has it, which answers where the stream says nothing.
    static Optional<Ecosystem> plain(Ecosystem ecosystem) {
        String release = ecosystem.release();
        if (!ecosystem.name().equals(UBUNTU) || !release.startsWith(PRO)) {
            return Optional.empty();
        }
        int from = release.startsWith(FIPS) ? FIPS.length() : PRO.length();
        return Optional.of(new Ecosystem(UBUNTU, release.substring(from)));
    }

    /// What is said of a package in a stream. A certified module that the stream knows at all is judged by that
    /// alone: a problem that is not told of it is one that it does not have.
    static List<Candidate> candidates(AdvisoryStore store, Ecosystem stream, Ecosystem plain, String name) {
        List<Candidate> own = store.candidates(stream, name);
        if (stream.release().startsWith(FIPS) && !own.isEmpty()) {
            return own;
        }
        Set<String> spokenOf = new HashSet<>();
        own.forEach(candidate -> spokenOf.add(candidate.id()));
        List<Candidate> all = new ArrayList<>(own);
        for (Candidate candidate : store.candidates(plain, name)) {
            if (!spokenOf.contains(candidate.id())) {
                all.add(candidate);
            }
        }
        return all;
    }
}
