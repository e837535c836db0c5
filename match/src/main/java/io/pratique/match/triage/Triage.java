package io.pratique.match.triage;

import io.pratique.advisory.store.Candidate;
import io.pratique.match.version.VersionScheme;
import io.pratique.model.finding.Evidence;
import io.pratique.model.finding.FixState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes problems of the statements about one package: one problem per real one, under whatever names it is known.
public final class Triage {
    private static final Comparator<Evidence> EVIDENCE = Comparator.comparing(Evidence::feed)
            .thenComparing(Evidence::advisory)
            .thenComparing(Evidence::range)
            .thenComparing(evidence -> String.valueOf(evidence.url()));

    private Triage() {}

    /// @param all everything said about the package
    /// @param hits the statements that its version is affected
    /// @param cleared the statements that its version is not affected; they overrule hits of the same problem
    public static List<Problem> problems(
            VersionScheme scheme, List<Candidate> all, List<Hit> hits, List<Candidate> cleared) {
        if (hits.isEmpty()) {
            return List.of();
        }
        Aliases aliases = Aliases.among(all);
        List<Hit> open = hits;
        if (!cleared.isEmpty()) {
            open = hits.stream().filter(hit -> !aliases.answered(hit, cleared)).toList();
        }
        List<Problem> problems = new ArrayList<>();
        for (List<Hit> group : aliases.groups(open)) {
            problems.add(problem(scheme, group));
        }
        return problems;
    }

    private static Problem problem(VersionScheme scheme, List<Hit> group) {
        Set<String> names = new HashSet<>();
        Set<String> own = new HashSet<>();
        for (Hit hit : group) {
            own.add(hit.candidate().id());
            names.addAll(hit.candidate().aliases());
            names.add(hit.candidate().advisory());
        }
        names.addAll(own);
        String id = Names.canonical(names);
        if (!Names.isCve(id) && !id.startsWith("GHSA-")) {
            id = Names.canonical(own);
        }
        names.remove(id);
        @Nullable String fixed = new Fixes(scheme).lowest(group);
        FixState state = fixed == null ? Fixes.unfixed(group) : FixState.FIXED;
        List<Evidence> evidence =
                group.stream().map(Hit::evidence).distinct().sorted(EVIDENCE).toList();
        LocalDate published = group.stream()
                .map(hit -> hit.candidate().published())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Problem(
                id, names.stream().sorted().toList(), Ratings.choose(group), state, fixed, evidence, published);
    }
}
