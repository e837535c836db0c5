package io.pratique.sbom.format.spdx;

import io.pratique.model.image.Digest;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.ScanResult;
import io.pratique.sbom.format.SbomOptions;
import io.pratique.sbom.format.document.Graph;
import io.pratique.sbom.format.document.Layers;
import io.pratique.sbom.format.document.Licenses;
import io.pratique.sbom.format.document.Properties;
import io.pratique.sbom.format.document.References;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an SPDX document says, before it is JSON, tags or JSON-LD.
final class SpdxDocument {
    static final String TARGET = "Target";
    static final String SYSTEM = "System";
    static final String NO_ASSERTION = "NOASSERTION";

    private static final License NONE = new License("", null, "");

    private final ScanResult result;
    private final SbomOptions options;
    private final Layers layers;
    private final Map<Component, String> references = new LinkedHashMap<>();
    private final Graph graph;
    private final TextOf textOf;

    /// How a form of SPDX shows a text that it cannot hold as it is.
    interface TextOf {
        String shown(String text);
    }

    /// @param expression of licences on the SPDX list, or a reference to [#text]; empty where nothing is declared
    /// @param reference of a licence that is on no list; null where it is
    record License(String expression, @Nullable String reference, String text) {}

    /// An element that stands for a package, as all forms write it.
    ///
    /// @param reference the last part of its id
    /// @param annotation properties as [Annotations] writes them, empty where there are none
    record Entry(
            String reference,
            String name,
            String version,
            String purpose,
            @Nullable String purl,
            License license,
            String annotation) {}

    SpdxDocument(ScanResult result, SbomOptions options, TextOf textOf) {
        this.result = result;
        this.options = options;
        this.textOf = textOf;
        layers = Layers.of(result);
        References.of(result.sbom().components())
                .forEach((component, purl) ->
                        references.put(component, Ids.of("Package-" + component.type(), component.name(), purl)));
        graph = Graph.of(result.sbom().dependencies(), references, TARGET);
    }

    String name() {
        return shown(result.image() == null ? result.name() : result.image().name());
    }

    String tool() {
        return "pratique-" + options.tool();
    }

    /// In whole seconds, as SPDX wants it.
    String created() {
        Instant when = options.created() == null ? Instant.EPOCH : options.created();
        return when.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    String annotation() {
        return Annotations.text(Properties.of(result, layers, graph.rest()));
    }

    Map<String, List<String>> relations() {
        return graph.relations();
    }

    Entry target() {
        Digest digest = result.digest();
        return new Entry(
                TARGET,
                name(),
                digest == null ? "" : digest.toString(),
                result.image() == null ? "FILE" : "CONTAINER",
                null,
                NONE,
                "");
    }

    /// Everything in the target, the operating system first.
    List<Entry> contents() {
        List<Entry> out = new ArrayList<>();
        Distro distro = result.sbom().distro();
        if (distro != null) {
            out.add(new Entry(
                    SYSTEM,
                    shown(distro.id()),
                    shown(distro.version()),
                    "OPERATING-SYSTEM",
                    null,
                    NONE,
                    Annotations.text(Properties.whole(distro))));
        }
        references.forEach((component, reference) -> out.add(entry(component, reference)));
        return out;
    }

    private Entry entry(Component component, String reference) {
        String name = shown(component.name());
        String version = shown(component.version());
        return new Entry(
                reference,
                name,
                version,
                "LIBRARY",
                component.purl().toString(),
                license(component.licenses()),
                Annotations.text(Properties.whole(component, layers, name, version)));
    }

    /// All of them, since nothing says that one may choose.
    private License license(List<String> licenses) {
        List<String> named = Licenses.named(licenses);
        if (named.isEmpty()) {
            return NONE;
        }
        if (named.stream().allMatch(Licenses::isExpression)) {
            String all = named.stream()
                    .map(one -> named.size() > 1 && one.indexOf(' ') >= 0 ? "(" + one + ")" : one)
                    .collect(Collectors.joining(" AND "));
            return new License(all, null, "");
        }
        String text = shown(String.join(", ", named));
        String reference = Ids.of("LicenseRef", text, text);
        return new License(reference, reference, text);
    }

    private String shown(String text) {
        return textOf.shown(text);
    }
}
