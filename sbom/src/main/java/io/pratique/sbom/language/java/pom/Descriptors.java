package io.pratique.sbom.language.java.pom;

import io.pratique.image.LimitException;
import io.pratique.model.ScanProblem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What artifacts bring along, for the dependencies of one project; each is made once in a scan.
final class Descriptors {
    private static final int MOST = 100_000;

    private final TargetPoms source;
    private final ScannedPoms scanned;
    private final Reactor reactor;

    Descriptors(TargetPoms source, ScannedPoms scanned, Reactor reactor) {
        this.source = source;
        this.scanned = scanned;
        this.reactor = reactor;
    }

    /// Projects in the target have their own repositories around them.
    ///
    /// @param place the path of a project in the target, or the name of an artifact
    record Key(List<String> repositories, String place) {}

    Descriptor find(PomCoordinates wanted) {
        Optional<Pom> module = reactor.find(wanted);
        String place = module.isPresent() ? module.get().path() : wanted.toString();
        var key = new Key(source.repositories(), place);
        Descriptor known = scanned.descriptors().get(key);
        if (known != null) {
            return known;
        }
        if (scanned.descriptors().size() > MOST) {
            return Descriptor.unknown("there are more than " + MOST);
        }
        Descriptor made = make(wanted, module, source.again());
        scanned.descriptors().put(key, made);
        return made;
    }

    private Descriptor make(PomCoordinates wanted, Optional<Pom> module, TargetPoms from) {
        try {
            Optional<Pom> pom = module.isPresent() ? module : from.find(wanted);
            if (pom.isEmpty()) {
                return Descriptor.unknown(reason(from, "no pom.xml of them is at hand"));
            }
            EffectivePom effective = EffectivePom.of(pom.get(), from);
            List<PomDependency> passedOn = effective.dependencies().stream()
                    .filter(one -> MavenScope.of(one.scope()).passedOn())
                    .filter(one -> !one.optional().equals("true"))
                    .toList();
            boolean whole = !effective.orphan() && passedOn.stream().allMatch(Descriptors::versioned);
            String lack = whole ? "" : reason(from, "not all parents and imports of their pom.xml are at hand");
            return new Descriptor(relocation(pom.get(), wanted), passedOn, lack);
        } catch (LimitException limit) {
            return Descriptor.unknown(ScanProblem.describe(limit));
        } catch (IOException problem) {
            return Descriptor.unknown(scanned.first(ScanProblem.describe(problem)));
        }
    }

    private static boolean versioned(PomDependency one) {
        String version = one.coordinates().version();
        return !version.isEmpty() && version.indexOf('$') < 0;
    }

    private String reason(TargetPoms from, String otherwise) {
        String failure = from.failure();
        if (failure != null) {
            return scanned.first(failure);
        }
        return otherwise
                + (scanned.outer().none() ? "; --maven-repository and --maven-central say where else to look" : "");
    }

    private static @Nullable PomCoordinates relocation(Pom pom, PomCoordinates here) {
        PomCoordinates told = pom.relocation();
        if (told == null) {
            return null;
        }
        return new PomCoordinates(
                told.group().isEmpty() ? here.group() : told.group(),
                told.artifact().isEmpty() ? here.artifact() : told.artifact(),
                told.version().isEmpty() ? here.version() : told.version());
    }
}
