package io.pratique.model.finding;

import io.pratique.model.inventory.Component;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One problem in one package: all advisories that speak of it under whatever name are merged.
///
/// @param id the CVE where there is one, else the advisory's own id
/// @param aliases all other names, sorted
/// @param fixedVersion the lowest version that ends it, in the terms of the installed package
/// @param evidence at least one
/// @param published the day it became known, where an advisory says so
/// @param threat what attackers do with it
/// @param reach whether the code that has it is in the program
/// @param risk how much it asks to be fixed before others
public record Finding(
        String id,
        List<String> aliases,
        Component component,
        Rating rating,
        FixState state,
        @Nullable String fixedVersion,
        List<Evidence> evidence,
        @Nullable LocalDate published,
        Threat threat,
        Reach reach,
        Risk risk) {

    /// Worst first, of equals those that an update ends, then by id and package.
    public static final Comparator<Finding> BY_SEVERITY = Finding::compare;

    /// The riskiest first; of equals the worst.
    public static final Comparator<Finding> BY_RISK = Comparator.comparingDouble(
                    (Finding finding) -> -finding.risk.points())
            .thenComparing(BY_SEVERITY);

    /// By the name of the package, then the riskiest first.
    public static final Comparator<Finding> BY_PACKAGE =
            Comparator.comparing(Finding::component, Component.ORDER).thenComparing(BY_RISK);

    public Finding {
        aliases = List.copyOf(aliases);
        evidence = List.copyOf(evidence);
    }

    public Finding withRisk(Risk other) {
        return withReach(reach, other);
    }

    public Finding withReach(Reach other, Risk changed) {
        return new Finding(
                id, aliases, component, rating, state, fixedVersion, evidence, published, threat, other, changed);
    }

    private static int compare(Finding a, Finding b) {
        int order = a.rating.severity().compareTo(b.rating.severity());
        order = order != 0 ? order : Double.compare(score(b), score(a));
        order = order != 0 ? order : Boolean.compare(a.fixedVersion == null, b.fixedVersion == null);
        order = order != 0 ? order : a.id.compareTo(b.id);
        return order != 0 ? order : Component.ORDER.compare(a.component, b.component);
    }

    private static double score(Finding finding) {
        Double score = finding.rating().score();
        return score == null ? 0 : score;
    }
}
