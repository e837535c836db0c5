package io.pratique.sbom.format.document;

import io.pratique.image.LimitException;
import io.pratique.model.ScanProblem;
import io.pratique.model.ScanStatus;
import io.pratique.model.image.Image;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Dependency;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Collects what a document tells, in whatever order, and makes an inventory of it.
///
/// Limits: 1 million elements, 5 million relations, 1,000 problems.
public final class Gathering {
    private static final int MOST_ELEMENTS = 1_000_000;
    private static final int MOST_RELATIONS = 5_000_000;
    private static final int MOST_PROBLEMS = 1_000;

    private final List<Draft> drafts = new ArrayList<>();
    private final List<Property> properties = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final Set<String> references = new HashSet<>();
    private final Set<String> needy = new HashSet<>();
    private final List<ScanProblem> problems = new ArrayList<>();
    private @Nullable String target;
    private String name = "";
    private String incomplete = "";

    private record Relation(String from, String to) {}

    public void add(Draft draft) throws LimitException {
        if (drafts.size() >= MOST_ELEMENTS) {
            throw new LimitException("more than " + MOST_ELEMENTS + " elements in a document");
        }
        if (!draft.reference().isEmpty() && !references.add(draft.reference())) {
            malformed("two elements with the reference " + DraftReader.shown(draft.reference()));
        }
        if (draft.kind() == Draft.Kind.TARGET) {
            target = draft.reference();
            name = draft.title();
        }
        drafts.add(draft);
    }

    /// Says that one element needs another.
    public void relate(String from, String to) throws LimitException {
        if (relations.size() >= MOST_RELATIONS) {
            throw new LimitException("more than " + MOST_RELATIONS + " relations in a document");
        }
        needy.add(from);
        relations.add(new Relation(from, to));
    }

    /// Says that an element has others in it, so that it may be no package itself.
    public void holds(String reference) {
        needy.add(reference);
    }

    /// Properties of the document itself.
    public void describe(List<Property> more) {
        properties.addAll(more);
    }

    public void problem(ScanProblem.Kind kind, String where, String message) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new ScanProblem(kind, where, message));
        }
    }

    public void malformed(String message) {
        problem(ScanProblem.Kind.MALFORMED, "", message);
    }

    /// Says that the document calls itself incomplete.
    public void incomplete(String message) {
        incomplete = message;
    }

    /// @param given the name to use where the document has none
    public ScanResult result(String given) {
        var own = OwnProperties.of(properties);
        var reader = new DraftReader(own, this::problem);
        @Nullable Distro distro = null;
        List<Component> components = new ArrayList<>();
        Map<String, Component> byReference = new HashMap<>();
        for (Draft draft : drafts) {
            switch (draft.kind()) {
                case OPERATING_SYSTEM -> distro = distro == null ? reader.distro(draft) : distro;
                case PACKAGE -> {
                    @Nullable Component component = reader.component(draft, needy.contains(draft.reference()));
                    if (component != null) {
                        components.add(component);
                        byReference.putIfAbsent(draft.reference(), component);
                        byReference.remove("");
                    }
                }
                case TARGET, GROUP, OTHER -> {}
            }
        }
        problems.addAll(own.problems());
        if (!incomplete.isEmpty() && !own.present()) {
            problem(ScanProblem.Kind.MISSING, "", incomplete);
        }
        List<ScanProblem> all = List.copyOf(problems);
        Sbom sbom = new Sbom(
                distro == null && !own.present() ? DistroQualifier.find(components) : distro,
                components,
                dependencies(byReference, own),
                own.code());
        String title = name.isBlank() ? given : name;
        @Nullable Image image = own.image(title);
        return new ScanResult(title, image, own.base(), sbom, own.programs(), status(own.status(), all), all);
    }

    /// A document is no more complete than it says, nor than what could be read of it.
    private static ScanStatus status(ScanStatus said, List<ScanProblem> problems) {
        return said == ScanStatus.COMPLETE && !problems.isEmpty() ? ScanStatus.INCOMPLETE : said;
    }

    private List<Dependency> dependencies(Map<String, Component> byReference, OwnProperties own) {
        List<Dependency> out = new ArrayList<>(own.dependencies());
        Set<String> told = new HashSet<>();
        own.dependencies().forEach(one -> told.add(one.from() + " " + one.to()));
        Set<String> groups = new HashSet<>();
        for (Draft draft : drafts) {
            if (!byReference.containsKey(draft.reference())) {
                groups.add(draft.reference());
            }
        }
        if (target != null) {
            groups.add(target);
        }
        for (Relation relation : relations) {
            @Nullable Component from = byReference.get(relation.from());
            @Nullable Component to = byReference.get(relation.to());
            if (to == null || (from == null && !groups.contains(relation.from()))) {
                continue;
            }
            var one = new Dependency(from == null ? null : from.purl(), to.purl(), to.path());
            if (told.add(one.from() + " " + one.to())) {
                out.add(one);
            }
        }
        return out;
    }
}
