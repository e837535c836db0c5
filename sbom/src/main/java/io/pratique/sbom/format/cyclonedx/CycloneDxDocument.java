package io.pratique.sbom.format.cyclonedx;

import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.model.inventory.ScanResult;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.format.SbomOptions;
import io.pratique.sbom.format.document.ContentId;
import io.pratique.sbom.format.document.Graph;
import io.pratique.sbom.format.document.Layers;
import io.pratique.sbom.format.document.Licenses;
import io.pratique.sbom.format.document.Properties;
import io.pratique.sbom.format.document.Property;
import io.pratique.sbom.format.document.References;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a CycloneDX document says, before it is JSON or XML.
public final class CycloneDxDocument {
    static final List<String> VERSIONS = List.of("1.7", "1.6", "1.5", "1.4");

    /// The references of what was scanned and of its operating system.
    static final String TARGET = "target";

    static final String SYSTEM = "system";

    private final ScanResult result;
    private final SbomOptions options;
    private final Extras extras;
    private final Layers layers;
    private final Map<Component, String> references;
    private final Graph graph;

    public CycloneDxDocument(ScanResult result, SbomOptions options) {
        this(result, options, Extras.NONE);
    }

    public CycloneDxDocument(ScanResult result, SbomOptions options, Extras extras) {
        this.result = result;
        this.options = options;
        this.extras = extras;
        layers = Layers.of(result);
        references = References.of(result.sbom().components());
        graph = Graph.of(result.sbom().dependencies(), references, TARGET);
    }

    /// Writes the document as JSON.
    public void writeJson(OutputStream out) throws IOException {
        var writer = new JsonBom(this);
        var id = ContentId.of(nowhere -> writer.write(null, nowhere));
        writer.write("urn:uuid:" + id, out);
    }

    /// Writes the document as XML.
    void writeXml(OutputStream out) throws IOException {
        var writer = new XmlBomWriter(this);
        var id = ContentId.of(nowhere -> writer.write(null, nowhere));
        writer.write("urn:uuid:" + id, out);
    }

    /// The components with the references by which the rest of the document speaks of them.
    public Map<Component, String> references() {
        return references;
    }

    /// Licences that stand alone in an expression or each for itself.
    ///
    /// @param expression null where they are no expression
    record Declared(@Nullable String expression, List<String> each) {
        static Declared of(Component component) {
            List<String> named = Licenses.named(component.licenses());
            boolean expression =
                    named.size() == 1 && !Licenses.isId(named.getFirst()) && Licenses.isExpression(named.getFirst());
            return new Declared(expression ? named.getFirst() : null, named);
        }
    }

    ScanResult result() {
        return result;
    }

    SbomOptions options() {
        return options;
    }

    Extras extras() {
        return extras;
    }

    boolean complete() {
        return result.status() == ScanStatus.COMPLETE;
    }

    boolean isVersion14() {
        return options.version().equals("1.4");
    }

    String targetType() {
        return result.image() == null ? "file" : "container";
    }

    String targetName() {
        return result.image() == null ? result.name() : result.image().name();
    }

    List<Property> properties() {
        List<Property> all = new ArrayList<>(Properties.of(result, layers, graph.rest()));
        all.addAll(extras.properties());
        return all;
    }

    List<Property> properties(Distro distro) {
        List<Property> all = new ArrayList<>(Properties.of(distro));
        all.addAll(extras.systemProperties());
        return all;
    }

    List<Property> properties(Component component) {
        return Properties.of(component, layers);
    }

    Map<String, List<String>> relations() {
        return graph.relations();
    }

    /// What stands for "needed when the program runs" is left out, being what is taken for granted.
    static @Nullable String scope(Component component) {
        return switch (component.scope()) {
            case RUNTIME -> null;
            case OPTIONAL -> "optional";
            case DEVELOPMENT -> "excluded";
        };
    }

    static Scope scope(String word) {
        return switch (word) {
            case "optional" -> Scope.OPTIONAL;
            case "excluded" -> Scope.DEVELOPMENT;
            default -> Scope.RUNTIME;
        };
    }
}
