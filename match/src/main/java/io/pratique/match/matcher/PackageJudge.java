package io.pratique.match.matcher;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.match.triage.Problem;
import io.pratique.match.version.VersionSchemes;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.Reach;
import io.pratique.model.image.Platform;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Judges packages apart from the images that hold them, for who keeps many images and wants to judge each version
/// of a package once. It says what [Matcher] says of the same package, but for what only the image tells: whether
/// the
/// code with a problem is in it, for which there is [Reaches].
///
/// One of these serves one thread.
public final class PackageJudge {
    private final AdvisoryStore store;
    private final Lookups lookups;

    /// @param platform on which the packages run; null where that is not known
    public PackageJudge(AdvisoryStore store, @Nullable Platform platform) {
        this.store = store;
        this.lookups = new Lookups(store, VersionSchemes::forPurlType, Runs.of(platform));
    }

    /// What is known of a package.
    ///
    /// @param doubt why the findings may not be all; null where they are
    /// @param partly whether something is known in spite of the doubt
    public record Judged(List<Finding> findings, @Nullable String doubt, boolean partly) {}

    /// Where advisories speak of a component; nowhere for one for which another package answers or whose version is
    /// not known.
    public static Located locate(Component component, @Nullable Distro distro) {
        if (component.owner() != null) {
            return new Located.Nowhere("", "the distribution answers for it");
        }
        Located found = Coordinates.locate(component, distro);
        if (found instanceof Located.At(Coordinate at) && component.assumed()) {
            return new Located.Nowhere(at.ecosystem().toString(), Matcher.ASSUMED);
        }
        return found;
    }

    /// @param at where [#locate] found it
    public Judged judge(Component component, Coordinate at) {
        Judgement judgement = lookups.judge(at);
        List<Finding> findings = new ArrayList<>();
        for (Problem problem : judgement.problems()) {
            findings.add(problem.in(component, lookups.threat(problem), Reach.UNKNOWN));
        }
        Judgement.Doubt doubt = judgement.doubt();
        return new Judged(findings, doubt == null ? null : doubt.reason(), doubt != null && doubt.partly());
    }

    /// A name that has a say about a package.
    public record Named(Ecosystem ecosystem, String name) {}

    /// All names whose advisories have a say about a package.
    public static Set<Named> named(Coordinate at) {
        Set<Named> out = new LinkedHashSet<>();
        for (Coordinate place : at.places()) {
            out.add(new Named(place.ecosystem(), place.name()));
            ExpandedMaintenance.plain(place.ecosystem()).ifPresent(plain -> out.add(new Named(plain, place.name())));
        }
        ExtendedStream.places(at).forEach(place -> out.add(new Named(place.ecosystem(), place.name())));
        return out;
    }

    /// A number that changes when something changes that is said under these names, whoever computes it.
    public long fingerprint(Iterable<Named> names) {
        return new SaidOf(store).fingerprint(names);
    }
}
