package io.pratique.server.imports;

import io.pratique.advisory.store.AdvisoryStore;
import io.pratique.match.Assessment;
import io.pratique.match.exception.Ruling;
import io.pratique.match.matcher.Located;
import io.pratique.match.matcher.PackageJudge;
import io.pratique.match.matcher.Trace;
import io.pratique.match.matcher.Tracer;
import io.pratique.model.finding.Finding;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import io.pratique.server.imports.Reason.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says why we do not report what they do, by the inventory and by how each advisory was evaluated.
///
/// @param store the advisories that the assessment was made by
record TheirReasons(Assessment assessment, AdvisoryStore store) {
    Reason of(ForeignFinding finding) {
        List<String> names = Comparison.names(finding);
        for (Ruling ruling : assessment.overruled().suppressed()) {
            if (isNamed(ruling.finding(), names) && isOf(ruling.finding(), finding)) {
                String reason = ruling.statement().claim().reason();
                return new Reason(
                        Kind.SUPPRESSED, "an exception overrules it" + (reason.isEmpty() ? "" : ": " + reason));
            }
        }
        List<Component> components = PackageNames.named(assessment.scan().sbom().components(), finding.packageName());
        Optional<String> other = assessment.findings().stream()
                .filter(ours -> isNamed(ours, names))
                .map(ours -> ours.component().name())
                .findFirst();
        if (other.isPresent()) {
            return new Reason(Kind.OTHER_PACKAGE, "we report it for " + other.get());
        }
        if (components.isEmpty()) {
            return new Reason(Kind.NOT_IN_INVENTORY, "our inventory has no package of this name");
        }
        List<Component> sameVersion = components.stream()
                .filter(component -> hasVersion(component, finding.version()))
                .toList();
        if (sameVersion.isEmpty() && !finding.version().isEmpty()) {
            return new Reason(
                    Kind.OTHER_VERSION,
                    "our inventory has it in version "
                            + components.stream()
                                    .map(Component::version)
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
        }
        return evaluated(finding, sameVersion.isEmpty() ? components : sameVersion);
    }

    private static boolean isNamed(Finding ours, List<String> names) {
        return Comparison.names(ours).stream().anyMatch(names::contains);
    }

    private static boolean isOf(Finding ours, ForeignFinding finding) {
        return PackageNames.of(ours.component()).contains(PackageNames.plain(finding.packageName()));
    }

    /// Some scanners give the version of the source package, or leave the epoch out.
    private static boolean hasVersion(Component component, String version) {
        String own = component.version();
        return own.equals(version)
                || own.substring(own.indexOf(':') + 1).equals(version.substring(version.indexOf(':') + 1))
                || (component.source() != null && component.source().version().equals(version));
    }

    private Reason evaluated(ForeignFinding finding, List<Component> components) {
        ScanResult scan = assessment.scan();
        @Nullable Distro distro = scan.sbom().distro();
        var few =
                new ScanResult(scan.name(), scan.image(), new Sbom(distro, components), scan.status(), scan.problems());
        for (String name : Comparison.names(finding)) {
            for (Trace trace : Tracer.trace(few, store, name)) {
                return new Reason(
                        Kind.NOT_AFFECTED,
                        Evaluations.text(trace) + " (" + trace.candidate().advisory() + " from "
                                + trace.candidate().feed() + ")");
            }
        }
        for (Component component : components) {
            if (PackageJudge.locate(component, distro) instanceof Located.Nowhere(String ecosystem, String reason)) {
                return new Reason(Kind.NOT_JUDGED, reason.isEmpty() ? "not judged" : reason);
            }
        }
        return new Reason(Kind.NO_ADVISORY, "no advisory of ours has this problem in this package");
    }
}
