package io.pratique.match.matcher;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.match.Assessment;
import io.pratique.match.matcher.Judgement.Doubt;
import io.pratique.match.triage.Problem;
import io.pratique.match.version.VersionScheme;
import io.pratique.match.version.VersionSchemes;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.Reach;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.ScanResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Judges an inventory by an advisory database. Pure: the same two give the same assessment.
///
/// A component that a distribution's package owns is left out: the distribution patches it without changing its
/// version, and answers for it in its own advisories. A component whose version is only assumed is not judged.
public final class Matcher {
    static final String ASSUMED = "a manifest allows several versions; a lock file would tell";

    private final Function<String, Optional<VersionScheme>> schemes;

    public Matcher() {
        this(VersionSchemes::forPurlType);
    }

    /// @param schemes how the versions of a package URL type are ordered
    Matcher(Function<String, Optional<VersionScheme>> schemes) {
        this.schemes = schemes;
    }

    public Assessment assess(ScanResult scan, AdvisoryStore store) {
        Distro distro = scan.sbom().distro();
        Lookups lookups = new Lookups(store, schemes, Runs.of(scan));
        Reaches reaches = new Reaches(scan.sbom());
        Unjudgeds unjudged = new Unjudgeds();
        Map<Coordinate, Judgement> judgements = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Component component : scan.sbom().components()) {
            if (component.owner() != null) {
                continue;
            }
            switch (Coordinates.locate(component, distro)) {
                case Located.Nowhere(String ecosystem, String reason) -> unjudged.add(ecosystem, Doubt.unknown(reason));
                case Located.At(Coordinate at)
                when component.assumed() -> unjudged.add(at.ecosystem().toString(), Doubt.unknown(ASSUMED));
                case Located.At(Coordinate at) -> {
                    Judgement judgement = judgements.computeIfAbsent(at, lookups::judge);
                    unjudged.add(at.ecosystem().toString(), judgement.doubt());
                    for (Problem problem : judgement.problems()) {
                        findings.add(reaches.judge(problem.in(component, lookups.threat(problem), Reach.UNKNOWN)));
                    }
                }
            }
        }
        return new Assessment(scan, findings, unjudged.list(), store.generation(), endOfLife(distro, store));
    }

    private static @Nullable LocalDate endOfLife(@Nullable Distro distro, AdvisoryStore store) {
        if (distro == null) {
            return null;
        }
        LocalDate exact = store.endOfLife(distro.id(), distro.version());
        if (exact != null) {
            return exact;
        }
        LocalDate branch = store.endOfLife(distro.id(), branch(distro.version()));
        return branch != null ? branch : store.endOfLife(distro.id(), distro.major());
    }

    /// `3.18.4` is a release of the branch `3.18`.
    private static String branch(String version) {
        int second = version.indexOf('.', version.indexOf('.') + 1);
        return second < 0 ? version : version.substring(0, second);
    }
}
