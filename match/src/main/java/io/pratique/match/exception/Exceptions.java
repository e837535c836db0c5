package io.pratique.match.exception;

import io.pratique.model.finding.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All statements that count, and what they make of findings.
///
/// A statement speaks of a finding when one of its ids is the finding's or one of its aliases, in whatever case,
/// and
/// one of its subjects covers it. See [Choice] for which of several decides.
public final class Exceptions {
    private final List<Statement> all;
    private final Map<String, List<Statement>> byId = new HashMap<>();
    private final List<Statement> ofAnyId = new ArrayList<>();

    public Exceptions(Collection<Statement> statements) {
        all = List.copyOf(statements);
        for (Statement statement : all) {
            if (statement.ids().isEmpty()) {
                ofAnyId.add(statement);
            }
            for (String id : statement.ids()) {
                byId.computeIfAbsent(id.toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .add(statement);
            }
        }
    }

    /// @param today in UTC
    public Outcome apply(List<Finding> findings, LocalDate today, Target target) {
        List<Finding> open = new ArrayList<>();
        List<Ruling> suppressed = new ArrayList<>();
        List<Ruling> expired = new ArrayList<>();
        Set<Statement> used = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Finding finding : findings) {
            var choice = new Choice(today);
            for (Statement statement : named(finding)) {
                int weight = statement.weight(finding, target);
                if (weight >= 0) {
                    used.add(statement);
                    choice.add(statement, weight);
                }
            }
            @Nullable Statement overruling = choice.overruling();
            if (overruling != null) {
                suppressed.add(new Ruling(finding, overruling));
                continue;
            }
            open.add(finding);
            @Nullable Statement late = choice.expired();
            if (late != null) {
                expired.add(new Ruling(finding, late));
            }
        }
        List<Statement> unused =
                all.stream().filter(statement -> !used.contains(statement)).toList();
        return new Outcome(open, suppressed, expired, unused);
    }

    /// Statements that name a finding, each once.
    private Collection<Statement> named(Finding finding) {
        Set<Statement> named = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Statement> inOrder = new ArrayList<>();
        var ids = new LinkedHashSet<String>();
        ids.add(finding.id().toLowerCase(Locale.ROOT));
        finding.aliases().forEach(alias -> ids.add(alias.toLowerCase(Locale.ROOT)));
        for (String id : ids) {
            for (Statement statement : byId.getOrDefault(id, List.of())) {
                if (named.add(statement)) {
                    inOrder.add(statement);
                }
            }
        }
        inOrder.addAll(ofAnyId);
        return inOrder;
    }
}
