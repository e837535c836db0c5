package io.pratique.sbom.language.erlang;

import static io.pratique.sbom.language.erlang.HexPackages.item;
import static io.pratique.sbom.language.erlang.HexPackages.text;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads rebar.lock (rebar3.org, "Dependencies"): `{Version, Packages}.`, in older ones the packages alone. A
/// package is `{Name, {pkg, HexName, Version}, Level}` or `{Name, {git, Url, {ref, Commit}}, Level}`; level 0 is a
/// direct dependency.
public final class RebarLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/erlang/rebar-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("rebar.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        List<JsonValue> terms = Terms.parse(new String(Documents.bytes(file), StandardCharsets.UTF_8));
        if (terms.isEmpty()) {
            return;
        }
        JsonValue first = terms.getFirst();
        boolean versioned = text(first, 0) != null;
        for (JsonValue entry : (versioned ? item(first, 1) : first).items()) {
            @Nullable Component component = component(text(entry, 0), item(entry, 1));
            if (component == null) {
                out.accept(new Discovery.Malformed("package without name, version or commit"));
                continue;
            }
            out.accept(new Discovery.Installed(component));
            if ("0".equals(text(entry, 2))) {
                out.accept(new Discovery.Requires(null, component.purl()));
            }
        }
    }

    private static @Nullable Component component(@Nullable String name, JsonValue source) {
        return "pkg".equals(text(source, 0))
                ? HexPackages.released(text(source, 1), text(source, 2))
                : HexPackages.committed(name, text(source, 1), text(item(source, 2), 1));
    }
}
