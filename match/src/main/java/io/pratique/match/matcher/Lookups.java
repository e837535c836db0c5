package io.pratique.match.matcher;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.advisory.store.Candidate;
import io.pratique.advisory.store.Coverage;
import io.pratique.match.triage.Hit;
import io.pratique.match.triage.Problem;
import io.pratique.match.triage.Triage;
import io.pratique.match.version.VersionScheme;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.Threat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Looks packages up in a database, each name once.
final class Lookups {
    private record Key(Ecosystem ecosystem, String name) {}

    private final AdvisoryStore store;
    private final Map<Key, List<Candidate>> candidates = new HashMap<>();
    private final Map<Ecosystem, Coverage> coverage = new HashMap<>();
    private final Map<String, Threat> threats = new HashMap<>();
    private final Map<String, Optional<VersionScheme>> known = new HashMap<>();
    private final Function<String, Optional<VersionScheme>> schemes;
    private final Runs runs;

    Lookups(AdvisoryStore store, Function<String, Optional<VersionScheme>> schemes, Runs runs) {
        this.store = store;
        this.schemes = schemes;
        this.runs = runs;
    }

    List<Candidate> candidates(Coordinate at) {
        return candidates.computeIfAbsent(
                new Key(at.ecosystem(), at.name()), key -> candidates(key.ecosystem(), key.name()));
    }

    private List<Candidate> candidates(Ecosystem ecosystem, String name) {
        return ExpandedMaintenance.plain(ecosystem)
                .map(plain -> ExpandedMaintenance.candidates(store, ecosystem, plain, name))
                .orElseGet(() -> store.candidates(ecosystem, name));
    }

    private Coverage coverage(Ecosystem ecosystem) {
        return store.coverage(ExpandedMaintenance.plain(ecosystem).orElse(ecosystem));
    }

    Optional<VersionScheme> scheme(Coordinate at) {
        return known.computeIfAbsent(at.type(), schemes);
    }

    /// What attackers do with a problem, under any of its names.
    Threat threat(Problem problem) {
        return threats.computeIfAbsent(problem.id(), id -> {
            Threat known = store.threat(id);
            for (String alias : problem.aliases()) {
                known = known.and(store.threat(alias));
            }
            return known;
        });
    }

    Judgement judge(Coordinate at) {
        Coverage known = coverage.computeIfAbsent(at.ecosystem(), this::coverage);
        if (known == Coverage.NONE) {
            return Judgement.unknown(
                    "no advisories for " + at.ecosystem() + " in this database; run pratique db update");
        }
        Optional<VersionScheme> scheme = scheme(at);
        if (scheme.isEmpty()) {
            return Judgement.unknown("versions of this ecosystem cannot be compared");
        }
        Judgement judgement = judge(at, scheme.get());
        return known == Coverage.PARTIAL
                ? judgement.partly("this database knows some of their advisories only")
                : judgement;
    }

    private Judgement judge(Coordinate at, VersionScheme scheme) {
        List<Candidate> all = new ArrayList<>();
        List<Hit> hits = new ArrayList<>();
        List<Candidate> cleared = new ArrayList<>();
        String unjudged = null;
        for (Coordinate place : at.places()) {
            Evaluation evaluation = new Evaluation(scheme, place, runs);
            for (Candidate candidate : candidates(place)) {
                all.add(candidate);
                switch (evaluation.of(candidate)) {
                    case Verdict.Affected(String range) ->
                        hits.add(new Hit(candidate, evaluation.relevant(candidate), evidence(place, candidate, range)));
                    case Verdict.NotAffected() -> cleared.add(candidate);
                    case Verdict.Unreadable(String message) -> unjudged = evaluation.unjudged();
                    case Verdict.Outside(), Verdict.OtherStream(), Verdict.OtherPlatform(), Verdict.Withdrawn() -> {}
                }
            }
        }
        if (!hits.isEmpty()) {
            all.addAll(extended(at, scheme, cleared));
        }
        return new Judgement(
                Triage.problems(scheme, all, hits, cleared),
                unjudged != null ? Judgement.Doubt.unknown(unjudged) : null);
    }

    /// What is said of a package in its extended stream, where it clears the package.
    private List<Candidate> extended(Coordinate at, VersionScheme scheme, List<Candidate> cleared) {
        List<Candidate> out = new ArrayList<>();
        for (Coordinate place : ExtendedStream.places(at)) {
            Evaluation evaluation = new Evaluation(scheme, place, runs);
            for (Candidate candidate : candidates(place)) {
                if (ExtendedStream.clears(evaluation.of(candidate), candidate)) {
                    cleared.add(candidate);
                    out.add(candidate);
                }
            }
        }
        return out;
    }

    private static Evidence evidence(Coordinate at, Candidate candidate, String range) {
        return new Evidence(
                candidate.advisory(),
                candidate.feed(),
                at.ecosystem(),
                at.name(),
                at.version(),
                range,
                candidate.url(),
                candidate.condition().symbols());
    }
}
