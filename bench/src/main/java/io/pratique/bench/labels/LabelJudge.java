package io.pratique.bench.labels;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.Candidate;
import io.pratique.advisory.store.Coverage;
import io.pratique.bench.labels.Outcome.Judged;
import io.pratique.bench.labels.Outcome.Unjudged;
import io.pratique.match.Assessment;
import io.pratique.match.matcher.Located;
import io.pratique.match.matcher.Matcher;
import io.pratique.match.matcher.Places;
import io.pratique.match.matcher.Tracer;
import io.pratique.model.ScanStatus;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Finding;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Asks the advisories about each label, as if its package alone were in its image.
///
/// A label is judged where the advisories at hand name its problem in the ecosystem of its package at all, if only
/// for another package: whether they ought to have more is not for the matcher to answer.
final class LabelJudge {
    private final AdvisoryDatabase database;
    private final Matcher matcher = new Matcher();
    private final Map<Ecosystem, Set<String>> problems = new HashMap<>();
    private final Map<ScanResult, Assessment> assessments = new HashMap<>();

    LabelJudge(AdvisoryDatabase database) {
        this.database = database;
    }

    List<Outcome> judge(List<Label> labels) {
        return labels.stream().map(this::judge).toList();
    }

    private Outcome judge(Label label) {
        Optional<LabelledImage> image = LabelledImage.of(label.image());
        if (image.isEmpty()) {
            return new Unjudged(label, "unknown", "the image is unknown");
        }
        Optional<Component> component = Inventories.component(label, image.get());
        if (component.isEmpty()) {
            return new Unjudged(label, "unknown", "what kind of package it is is not told");
        }
        return switch (Places.locate(component.get(), image.get().distro())) {
            case Located.Nowhere(String ecosystem, String reason) -> new Unjudged(label, ecosystem, reason);
            case Located.At(var at) -> judge(label, image.get(), component.get(), at.ecosystem());
        };
    }

    private Outcome judge(Label label, LabelledImage image, Component component, Ecosystem ecosystem) {
        if (database.coverage(ecosystem) == Coverage.NONE) {
            return new Unjudged(label, ecosystem.toString(), "no advisories of this ecosystem are at hand");
        }
        Set<String> known = problems.computeIfAbsent(ecosystem, this::problems);
        if (!known.contains(label.id()) && !known.contains(label.cve())) {
            return new Unjudged(label, ecosystem.toString(), "the advisories at hand do not name the problem");
        }
        var sbom = new Sbom(image.distro(), List.of(component));
        var scan = new ScanResult(label.image(), null, sbom, ScanStatus.COMPLETE, List.of());
        Assessment assessment = assessments.computeIfAbsent(scan, inventory -> matcher.assess(inventory, database));
        for (Assessment.Unjudged unjudged : assessment.unjudged()) {
            if (!unjudged.partly()) {
                return new Unjudged(label, ecosystem.toString(), unjudged.reason());
            }
        }
        boolean found = assessment.findings().stream().anyMatch(finding -> names(finding, label));
        String problem = label.cve().isEmpty() ? label.id() : label.cve();
        return new Judged(label, ecosystem.toString(), found, Tracer.trace(scan, database, problem));
    }

    private static boolean names(Finding finding, Label label) {
        return label.names(finding.id()) || finding.aliases().stream().anyMatch(label::names);
    }

    /// All names of all problems that advisories about packages of an ecosystem know.
    private Set<String> problems(Ecosystem ecosystem) {
        Set<String> out = new HashSet<>();
        for (String name : database.packages(ecosystem)) {
            for (Candidate candidate : database.candidates(ecosystem, name)) {
                out.add(candidate.id());
                out.add(candidate.advisory());
                out.addAll(candidate.aliases());
            }
        }
        out.remove("");
        return out;
    }
}
