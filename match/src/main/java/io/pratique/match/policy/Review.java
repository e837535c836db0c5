package io.pratique.match.policy;

import io.pratique.match.Assessment;
import io.pratique.match.exception.Claim;
import io.pratique.match.exception.Exceptions;
import io.pratique.match.exception.Outcome;
import io.pratique.match.exception.Overruled;
import io.pratique.match.exception.Reading;
import io.pratique.match.exception.Ruling;
import io.pratique.match.exception.Source;
import io.pratique.match.exception.Statement;
import io.pratique.match.exception.Status;
import io.pratique.match.exception.Subject;
import io.pratique.match.exception.Target;
import io.pratique.model.finding.Finding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes findings out that do not count: those whose CVE is disputed or was taken back, and those that people or
/// makers of products overrule. They stay visible with the reason.
///
/// @param written statements of exception files; those that speak of no finding are told
/// @param published statements of VEX documents, which speak of many products
/// @param today in UTC
public record Review(Reading written, Reading published, LocalDate today) {
    private static final Source CVE = new Source("the CVE list", "");

    /// Without exceptions.
    public static Review plain(LocalDate today) {
        var nothing = new Reading(List.of(), List.of());
        return new Review(nothing, nothing, today);
    }

    /// @param assessment maybe reviewed before, by somebody else: what that took out stays out
    public Assessment apply(Assessment assessment) {
        List<Finding> open = new ArrayList<>();
        List<Ruling> suppressed = new ArrayList<>(assessment.overruled().suppressed());
        for (Finding finding : assessment.findings()) {
            Statement taken = taken(finding);
            if (taken == null) {
                open.add(finding);
            } else {
                suppressed.add(new Ruling(finding, taken));
            }
        }
        Reading both = Reading.joined(List.of(written, published));
        Outcome outcome = new Exceptions(both.statements()).apply(open, today, Target.of(assessment.scan()));
        suppressed.addAll(outcome.suppressed());
        List<Ruling> expired = new ArrayList<>(assessment.overruled().expired());
        expired.addAll(outcome.expired());
        Set<Statement> own = Collections.newSetFromMap(new IdentityHashMap<>());
        own.addAll(written.statements());
        List<Statement> unused = outcome.unused().stream().filter(own::contains).toList();
        return assessment.with(outcome.open(), new Overruled(suppressed, expired, unused, both.problems()));
    }

    private static @Nullable Statement taken(Finding finding) {
        if (finding.threat().rejected()) {
            return statement(finding, "its number was taken back");
        }
        return finding.threat().disputed() ? statement(finding, "its maintainers dispute that it is a problem") : null;
    }

    private static Statement statement(Finding finding, String reason) {
        Claim claim = Claim.of(Status.NOT_AFFECTED).withReason(reason);
        return new Statement(List.of(finding.id()), List.of(Subject.EVERYTHING), claim, CVE);
    }
}
