package io.pratique.model.finding;

import io.pratique.model.inventory.Component;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One problem in one package: all advisories that speak of it under whatever name are merged.
///
/// @param id the CVE where there is one, else the advisory's own id
/// @param aliases all other names, sorted
/// @param fixedVersion the lowest version that ends it, in the terms of the installed package
/// @param evidence at least one
public record Finding(
        String id,
        List<String> aliases,
        Component component,
        Rating rating,
        FixState state,
        @Nullable String fixedVersion,
        List<Evidence> evidence) {

    /// Worst first, then by id and package.
    public static final Comparator<Finding> ORDER = Finding::compare;

    public Finding {
        aliases = List.copyOf(aliases);
        evidence = List.copyOf(evidence);
    }

    private static int compare(Finding a, Finding b) {
        int order = a.rating.severity().compareTo(b.rating.severity());
        order = order != 0 ? order : Double.compare(score(b), score(a));
        order = order != 0 ? order : a.id.compareTo(b.id);
        return order != 0 ? order : Component.ORDER.compare(a.component, b.component);
    }

    private static double score(Finding finding) {
        Double score = finding.rating().score();
        return score == null ? 0 : score;
    }
}
