package io.pratique.sbom.format.spdx;

import io.pratique.image.LimitException;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.format.document.Draft;
import io.pratique.sbom.format.document.Gathering;
import io.pratique.sbom.format.document.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The elements of an SPDX document, whatever it was written in. What they are follows from their relationships, so
/// that it is told at the end.
final class Elements {
    private static final int MOST_PACKAGES = 1_000_000;
    private static final int MOST = 5_000_000;
    /// How documents of SPDX 2 call themselves.
    static final String DOCUMENT = "SPDXRef-DOCUMENT";
    private static final Set<String> UNSAID = Set.of("", "NOASSERTION", "NONE");
    private static final int LONGEST_LICENSE_NAME = 100;

    private final Gathering gathering;
    private final List<SpdxPackage> packages = new ArrayList<>();
    private final Map<String, List<Property>> annotations = new HashMap<>();
    private final Map<String, String> licenses = new HashMap<>();
    private final Set<String> described = new HashSet<>();
    private final Set<String> sources = new HashSet<>();
    private final Set<String> needy = new HashSet<>();
    private final Map<String, String> declared = new HashMap<>();
    private final Map<String, String> concluded = new HashMap<>();
    private final Map<String, Scope> scopes = new HashMap<>();
    private int count;

    Elements(Gathering gathering) {
        this.gathering = gathering;
    }

    void add(SpdxPackage one) throws LimitException {
        if (packages.size() >= MOST_PACKAGES) {
            throw new LimitException("more than " + MOST_PACKAGES + " packages in an SPDX document");
        }
        packages.add(one);
    }

    private void bound() throws LimitException {
        if (++count > MOST) {
            throw new LimitException("more than " + MOST + " elements in an SPDX document");
        }
    }

    void describe(String reference) {
        described.add(reference);
    }

    /// @param comment taken for properties where it is made of ours
    void annotate(String subject, String comment) throws LimitException {
        List<Property> properties = Annotations.properties(comment);
        count += properties.size();
        bound();
        if (!properties.isEmpty()) {
            annotations.computeIfAbsent(subject, any -> new ArrayList<>()).addAll(properties);
        }
    }

    /// Says what stands behind a reference to a licence that is not on the list.
    void license(String reference, String name, String text) {
        boolean brief = !text.isBlank() && text.length() <= LONGEST_LICENSE_NAME && text.indexOf('\n') < 0;
        String shown = brief ? text : name;
        if (!UNSAID.contains(shown)) {
            licenses.put(reference, shown);
        }
    }

    /// Says that an element has a licence, each being told of by its own reference.
    void declare(String reference, String license) throws LimitException {
        bound();
        declared.putIfAbsent(reference, license);
    }

    /// The same for what the document's makers came to.
    void conclude(String reference, String license) throws LimitException {
        bound();
        concluded.putIfAbsent(reference, license);
    }

    /// A relationship, its type in the words of SPDX 2 (annex "Relationships between SPDX elements").
    void relate(String from, String type, String to) throws LimitException {
        bound();
        switch (type) {
            case "DESCRIBES" -> described.add(to);
            case "DESCRIBED_BY" -> described.add(from);
            case "CONTAINS" -> holds(from);
            case "CONTAINED_BY", "PACKAGE_OF" -> holds(to);
            case "DEPENDS_ON", "HAS_PREREQUISITE" -> need(from, to, Scope.RUNTIME);
            case "DEPENDENCY_OF", "RUNTIME_DEPENDENCY_OF", "PREREQUISITE_FOR" -> need(to, from, Scope.RUNTIME);
            case "OPTIONAL_DEPENDENCY_OF", "PROVIDED_DEPENDENCY_OF" -> need(to, from, Scope.OPTIONAL);
            case "DEV_DEPENDENCY_OF", "TEST_DEPENDENCY_OF", "BUILD_DEPENDENCY_OF" -> need(to, from, Scope.DEVELOPMENT);
            case "GENERATED_FROM" -> sources.add(to);
            case "GENERATES" -> sources.add(from);
            default -> {}
        }
    }

    private void holds(String reference) {
        needy.add(reference);
        gathering.holds(reference);
    }

    void need(String from, String to, Scope when) throws LimitException {
        gathering.relate(from, to);
        needy.add(from);
        scopes.merge(to, when, Scope::or);
    }

    /// Hands everything on.
    ///
    /// @param document the reference of the document itself
    void end(String document) throws LimitException {
        gathering.describe(annotations.getOrDefault(document, List.of()));
        if (!document.equals(DOCUMENT)) {
            gathering.describe(annotations.getOrDefault(DOCUMENT, List.of()));
        }
        String target = target();
        for (SpdxPackage one : packages) {
            gathering.add(draft(one, target));
        }
    }

    /// The one element that is described, where other elements hang on it or it is a container or a file.
    private String target() {
        List<SpdxPackage> roots = packages.stream()
                .filter(one -> described.contains(one.reference()))
                .toList();
        if (roots.size() != 1 || described.size() != 1) {
            return "";
        }
        SpdxPackage only = roots.getFirst();
        String purl = only.purl() == null ? "" : only.purl();
        boolean image = purl.startsWith("pkg:oci/") || purl.startsWith("pkg:docker/");
        boolean whole = only.is("CONTAINER") || only.is("FILE") || image || purl.isEmpty();
        boolean alone = packages.size() == 1 && !purl.isEmpty();
        return needy.contains(only.reference()) || (whole && !alone) ? only.reference() : "";
    }

    private Draft draft(SpdxPackage one, String target) {
        List<Property> properties = new ArrayList<>(one.properties());
        properties.addAll(annotations.getOrDefault(one.reference(), List.of()));
        return new Draft(
                kind(one, target),
                one.reference(),
                "",
                one.name(),
                UNSAID.contains(one.version()) ? "" : one.version(),
                one.purl(),
                scopes.getOrDefault(one.reference(), Scope.RUNTIME),
                licenses(one),
                properties,
                one.paths());
    }

    private Draft.Kind kind(SpdxPackage one, String target) {
        if (one.reference().equals(target)) {
            return Draft.Kind.TARGET;
        }
        if (one.is("OPERATING-SYSTEM") || one.is("OPERATING_SYSTEM")) {
            return Draft.Kind.OPERATING_SYSTEM;
        }
        boolean elsewhere = sources.contains(one.reference()) || (one.is("FILE") && one.purl() == null);
        return elsewhere ? Draft.Kind.OTHER : Draft.Kind.PACKAGE;
    }

    private List<String> licenses(SpdxPackage one) {
        for (String said : List.of(
                one.declared(),
                declared.getOrDefault(one.reference(), ""),
                one.concluded(),
                concluded.getOrDefault(one.reference(), ""))) {
            String text = licenses.getOrDefault(said, said);
            if (!UNSAID.contains(text)) {
                return List.of(text);
            }
        }
        return List.of();
    }

    /// A package of a document.
    ///
    /// @param purpose what it is for, in upper case; empty where nothing is said
    /// @param declared the licence that its makers declare
    /// @param concluded the licence that the document's makers came to
    record SpdxPackage(
            String reference,
            String name,
            String version,
            @Nullable String purl,
            String purpose,
            String declared,
            String concluded,
            List<Property> properties,
            List<String> paths) {
        SpdxPackage {
            purpose = purpose.toUpperCase(Locale.ROOT);
        }

        boolean is(String wanted) {
            return purpose.equals(wanted);
        }
    }
}
