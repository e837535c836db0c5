package io.pratique.sbom.language.elixir;

import static io.pratique.sbom.language.erlang.HexPackages.item;
import static io.pratique.sbom.language.erlang.HexPackages.text;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.LockedPackages;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import io.pratique.sbom.language.erlang.HexPackages;
import io.pratique.sbom.language.erlang.Terms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads mix.lock: a map from an application's name to `{:hex, name, version, checksum, managers, dependencies, …}`
/// or `{:git, url, commit, options}` (hexdocs.pm, mix deps).
public final class MixLockAnalyzer implements ProjectFileAnalyzer {
    private static final int DEPENDENCIES = 5;

    @Override
    public String id() {
        return "language/elixir/mix-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("mix.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        List<JsonValue> terms = Terms.parse(new String(Documents.bytes(file), StandardCharsets.UTF_8));
        var packages = new LockedPackages();
        for (JsonValue entry :
                terms.isEmpty() ? List.<JsonValue>of() : terms.getFirst().items()) {
            @Nullable String application = text(entry, 0);
            JsonValue source = item(entry, 1);
            @Nullable Component component = component(application, source);
            if (component == null || application == null) {
                out.accept(new Discovery.Malformed("package without name, version or commit"));
                continue;
            }
            packages.add(application, component);
            for (JsonValue needed : item(source, DEPENDENCIES).items()) {
                @Nullable String name = text(needed, 0);
                if (name != null) {
                    packages.need(application, name);
                }
            }
        }
        packages.tell(out);
    }

    private static @Nullable Component component(@Nullable String application, JsonValue source) {
        return "hex".equals(text(source, 0))
                ? HexPackages.released(text(source, 1), text(source, 2))
                : HexPackages.committed(application, text(source, 1), text(source, 2));
    }
}
