package io.pratique.sbom.language.javascript;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the `imports` of deno.json and deno.jsonc (docs.deno.com, "Configuration"): those that ask for one
/// version.
public final class DenoConfigurationAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/javascript/deno-configuration";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("deno.json", "deno.jsonc");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue document = Documents.lenientJson(file);
        for (String reference : document.get("imports").stringFields().values()) {
            @Nullable Component component = component(reference);
            if (component != null) {
                out.accept(new Discovery.Installed(component));
                out.accept(new Discovery.Requires(null, component.purl()));
            }
        }
    }

    /// `npm:name@1.2.3`, `jsr:@scope/name@1.2.3`, either with a path inside the package after it.
    private static @Nullable Component component(String reference) {
        int colon = reference.indexOf(':');
        String kind = colon < 0 ? "" : reference.substring(0, colon);
        if (!kind.equals("npm") && !kind.equals("jsr")) {
            return null;
        }
        int start = reference.startsWith("/", colon + 1) ? colon + 2 : colon + 1;
        String wish = reference.substring(start);
        String version = NpmNames.version(wish);
        int path = version.indexOf('/');
        version = path < 0 ? version : version.substring(0, path);
        return NpmNames.isExact(version) ? NpmNames.component(kind, NpmNames.name(wish), version) : null;
    }
}
