package io.pratique.server.decision;

import io.pratique.match.Assessment;
import io.pratique.match.exception.Overruled;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Ruling;
import io.pratique.match.exception.Statement;
import io.pratique.match.policy.Review;
import io.pratique.model.finding.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The lineages that an image belongs to, and what was decided in each.
///
/// An image may lie in several repositories. What one team accepts says nothing for another one: a finding is
/// overruled where it is so in every repository that has the image.
///
/// @param today by the database, in UTC
/// @param decided the statements of each lineage; one without any counts too
public record Lineages(LocalDate today, List<List<Statement>> decided) {
    public Lineages {
        decided = List.copyOf(decided);
    }

    /// Those of an image.
    public static Lineages of(Handle transaction, int image) {
        LocalDate today = transaction
                .createQuery("select (now() at time zone 'UTC')::date")
                .mapTo(LocalDate.class)
                .one();
        List<Integer> repositories = transaction
                .createQuery("select repository from placement where image = :image and until = 'infinity'")
                .bind("image", image)
                .mapTo(Integer.class)
                .list();
        Map<Integer, List<Statement>> statements = new HashMap<>();
        repositories.forEach(repository -> statements.put(repository, new ArrayList<>()));
        for (Decision decision : decisions(transaction, image, repositories)) {
            statements
                    .getOrDefault(decision.what().repository(), new ArrayList<>())
                    .add(decision.statement());
        }
        return new Lineages(today, List.copyOf(statements.values()));
    }

    private static List<Decision> decisions(Handle transaction, int image, List<Integer> repositories) {
        return transaction
                .createQuery(Decision.COLUMNS + """
                        where d.until = 'infinity' and d.repository = any(:repositories)
                            and d.platform in ('', (select platform from image where id = :image))
                        order by d.id
                        """)
                .bind("repositories", repositories.toArray(Integer[]::new))
                .bind("image", image)
                .map((row, context) -> Decision.read(row))
                .list();
    }

    /// What remains of an assessment, and what does not count and why.
    public Assessment apply(Assessment assessment) {
        List<Assessment> each = decided.stream()
                .map(statements -> review(statements).apply(assessment))
                .toList();
        if (each.isEmpty()) {
            return Review.plain(today).apply(assessment);
        }
        return each.size() == 1 ? each.getFirst() : common(assessment, each);
    }

    private Review review(List<Statement> statements) {
        return new Review(new Reading(List.of(), List.of()), new Reading(statements, List.of()), today);
    }

    private static Assessment common(Assessment assessment, List<Assessment> each) {
        Set<Finding> open = Collections.newSetFromMap(new IdentityHashMap<>());
        each.forEach(one -> open.addAll(one.findings()));
        List<Finding> findings =
                assessment.findings().stream().filter(open::contains).toList();
        List<Ruling> suppressed = each.getFirst().overruled().suppressed().stream()
                .filter(ruling -> !open.contains(ruling.finding()))
                .toList();
        List<Ruling> expired =
                each.stream().flatMap(one -> one.overruled().expired().stream()).toList();
        return assessment.with(findings, new Overruled(suppressed, expired, List.of(), List.of()));
    }
}
