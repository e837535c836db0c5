package io.pratique.match.environment;

import io.pratique.match.Assessment;
import io.pratique.match.exception.Subject;
import io.pratique.match.exception.Target;
import io.pratique.model.ScanProblem;
import io.pratique.model.finding.Finding;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Risk;
import io.pratique.model.finding.Risk.Part;
import java.util.ArrayList;
import java.util.List;

/// Which environmental metrics hold for which findings. Of several settings of one metric the last one counts.
///
/// Only the risk changes: severity and score stay what whoever rated the problem says.
///
/// @param problems entries that could not be understood, and so count for nothing
public record Environment(List<Setting> settings, List<ScanProblem> problems) {
    public static final Environment NONE = new Environment(List.of(), List.of());

    public Environment {
        settings = List.copyOf(settings);
        problems = List.copyOf(problems);
    }

    /// Metrics for some findings.
    ///
    /// @param subject the findings that it is about
    record Setting(Subject subject, Metrics metrics) {}

    /// These settings and then others.
    public Environment and(Environment later) {
        List<Setting> all = new ArrayList<>(settings);
        all.addAll(later.settings);
        List<ScanProblem> allProblems = new ArrayList<>(problems);
        allProblems.addAll(later.problems);
        return new Environment(all, allProblems);
    }

    /// The same findings with the risk that they have here.
    public Assessment apply(Assessment assessment) {
        if (settings.isEmpty()) {
            return assessment;
        }
        Target target = Target.of(assessment.scan());
        List<Finding> findings = assessment.findings().stream()
                .map(finding -> finding.withRisk(risk(finding, metrics(finding, target))))
                .toList();
        return assessment.with(findings, assessment.overruled());
    }

    private Metrics metrics(Finding finding, Target target) {
        Metrics metrics = Metrics.NONE;
        for (Setting setting : settings) {
            if (setting.subject().covers(finding, target)) {
                metrics = setting.metrics().over(metrics);
            }
        }
        return metrics;
    }

    private static Risk risk(Finding finding, Metrics metrics) {
        Rating rating = finding.rating();
        EnvironmentalScore own = rating.score() == null ? null : EnvironmentalScore.of(rating.vector(), metrics);
        if (own == null) {
            return finding.risk();
        }
        String why = "CVSS " + rating.score() + " → " + own.score() + " with " + own.metrics();
        return Risk.of(finding.risk().parts().stream()
                .map(part ->
                        part.name().equals(Risk.IMPACT) ? new Part(Risk.IMPACT, own.score() / 10, why, false) : part)
                .toList());
    }
}
