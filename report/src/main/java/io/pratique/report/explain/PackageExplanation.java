package io.pratique.report.explain;

import io.pratique.match.Assessment;
import io.pratique.model.finding.Finding;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Origin;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Scope;
import io.pratique.report.explain.Chains.Chain;
import io.pratique.report.text.Cell;
import io.pratique.report.text.Grid;
import io.pratique.report.text.Page;
import io.pratique.report.text.Style;
import java.util.List;
import java.util.Locale;

/// Says all that is known of a package: where it is, through whom it came in, what is wrong with it.
public final class PackageExplanation {
    private static final int MOST_CHAINS = 5;

    private PackageExplanation() {}

    /// The packages that a text names.
    ///
    /// @param text a name, a name and version as `openssl@3.0.11`, or a package URL with or without its qualifiers
    public static List<Component> named(Assessment assessment, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return assessment.scan().sbom().components().stream()
                .filter(component -> isNamed(component, wanted))
                .toList();
    }

    private static boolean isNamed(Component component, String wanted) {
        String name = component.name().toLowerCase(Locale.ROOT);
        if (name.equals(wanted) || (name + "@" + component.version().toLowerCase(Locale.ROOT)).equals(wanted)) {
            return true;
        }
        String purl = component.purl().toString().toLowerCase(Locale.ROOT);
        int qualifiers = purl.indexOf('?');
        return purl.equals(wanted)
                || (qualifiers > 0 && purl.substring(0, qualifiers).equals(wanted));
    }

    public static String of(Assessment assessment, List<Component> components, boolean colour) {
        Page page = new Page(colour, 0);
        var chains = new Chains(assessment.scan().sbom());
        for (Component component : components) {
            page.line(new Cell(component.name() + " " + component.version(), Style.BOLD));
            Grid facts = new Grid(2);
            facts(facts, component);
            chains(facts, chains.to(component.purl(), MOST_CHAINS), component.purl());
            problems(facts, assessment, component);
            page.grid(facts).line();
        }
        return page.toString();
    }

    private static void facts(Grid facts, Component component) {
        Found.fact(facts, "package", component.purl().toString());
        if (component.source() != null) {
            Found.fact(
                    facts,
                    "built from",
                    component.source().name() + " " + component.source().version());
        }
        if (!component.licenses().isEmpty()) {
            Found.fact(facts, "licence", String.join(", ", component.licenses()));
        }
        if (component.owner() != null) {
            Found.fact(facts, "brought by", "the distribution's package " + component.owner());
        }
        for (Origin origin : component.origins()) {
            Found.origin(facts, origin);
        }
        if (component.assumed()) {
            Found.fact(facts, "version", "the lowest that a manifest allows; what is installed is not known");
        }
        if (component.scope() != Scope.RUNTIME) {
            Found.fact(facts, "used", component.scope() == Scope.OPTIONAL ? "where present" : "in development only");
        }
    }

    private static void chains(Grid facts, List<Chain> chains, PackageUrl wanted) {
        if (chains.isEmpty()) {
            Found.fact(facts, "needed by", "nobody, as far as files tell");
        }
        for (Chain chain : chains) {
            String through = String.join(
                    " > ",
                    chain.through().stream().map(PackageExplanation::brief).toList());
            String project = project(chain, wanted);
            String separator = through.isEmpty() || project.isEmpty() ? "" : " > ";
            Found.fact(facts, "needed by", project + separator + through);
        }
    }

    /// Who asked for the outermost package: whoever put a system together, or a project.
    private static String project(Chain chain, PackageUrl wanted) {
        PackageUrl outermost =
                chain.through().isEmpty() ? wanted : chain.through().getFirst();
        String asked = isDistribution(outermost) ? "asked for by " : "the project of ";
        return chain.project().isEmpty() ? "" : asked + chain.project();
    }

    private static String brief(PackageUrl purl) {
        String namespace = purl.namespace() == null || isDistribution(purl) ? "" : purl.namespace() + "/";
        return namespace + purl.name() + (purl.version() == null ? "" : " " + purl.version());
    }

    private static boolean isDistribution(PackageUrl purl) {
        return purl.qualifiers().containsKey("distro");
    }

    private static void problems(Grid facts, Assessment assessment, Component component) {
        List<Finding> findings = assessment.findings().stream()
                .filter(finding -> finding.component().purl().equals(component.purl()))
                .toList();
        for (Finding finding : findings) {
            String fix = finding.fixedVersion() == null ? "" : ", fixed in " + finding.fixedVersion();
            Found.fact(
                    facts,
                    "problem",
                    finding.id() + ", " + finding.rating().severity().text() + fix);
        }
        if (findings.isEmpty()) {
            Found.fact(facts, "problem", "none known");
        }
    }
}
