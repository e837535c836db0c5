package io.pratique.match.matcher;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.advisory.store.Candidate;
import io.pratique.match.version.VersionScheme;
import io.pratique.match.version.VersionSchemes;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.ScanResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows how everything said of one problem was evaluated, whether or not it led to a finding; also in components
/// that the matcher leaves to a distribution's package.
public final class Tracer {
    private Tracer() {}

    /// @param id any name of the problem, or of an advisory
    public static List<Trace> trace(ScanResult scan, AdvisoryStore store, String id) {
        Runs runs = Runs.of(scan);
        Lookups lookups = new Lookups(store, VersionSchemes::forPurlType, runs);
        List<Trace> out = new ArrayList<>();
        for (Component component : scan.sbom().components()) {
            if (Coordinates.locate(component, scan.sbom().distro()) instanceof Located.At(Coordinate at)) {
                trace(component, at, lookups, runs, id, out);
            }
        }
        return out;
    }

    private static void trace(
            Component component, Coordinate at, Lookups lookups, Runs runs, String id, List<Trace> out) {
        Optional<VersionScheme> scheme = lookups.scheme(at);
        if (scheme.isEmpty()) {
            return;
        }
        for (Coordinate place : at.places()) {
            for (Candidate candidate : lookups.candidates(place)) {
                if (names(candidate, id)) {
                    Verdict verdict = new Evaluation(scheme.get(), place, runs).of(candidate);
                    out.add(new Trace(component, place, candidate, verdict, false));
                }
            }
        }
        for (Coordinate place : ExtendedStream.places(at)) {
            for (Candidate candidate : lookups.candidates(place)) {
                Verdict verdict = new Evaluation(scheme.get(), place, runs).of(candidate);
                if (names(candidate, id) && ExtendedStream.clears(verdict, candidate)) {
                    out.add(new Trace(component, place, candidate, verdict, true));
                }
            }
        }
    }

    private static boolean names(Candidate candidate, String id) {
        return candidate.id().equalsIgnoreCase(id)
                || candidate.advisory().equalsIgnoreCase(id)
                || candidate.aliases().stream().anyMatch(id::equalsIgnoreCase);
    }
}
