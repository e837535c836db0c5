package io.pratique.sbom.language.dotnet;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads project.assets.json, in which NuGet notes how it restored a project: per target framework each package and
/// what it needs.
public final class ProjectAssetsAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/dotnet/project-assets";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("project.assets.json");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue document = Documents.json(file);
        if (!(document instanceof JsonValue.Obj)) {
            throw new IOException("not a JSON object");
        }
        Map<String, JsonValue> frameworks =
                document.get("project").get("frameworks").fields();
        document.get("libraries").fields().forEach((key, library) -> {
            NugetPackage found = NugetPackage.ofKey(key);
            if (found != null && found.valid() && library.text("type", "").equals("package")) {
                out.accept(new Discovery.Installed(found.component()));
            }
        });
        document.get("targets").fields().values().forEach(target -> {
            Map<String, PackageUrl> purls = purls(target);
            frameworks
                    .values()
                    .forEach(framework -> framework
                            .get("dependencies")
                            .fields()
                            .keySet()
                            .forEach(name -> tellEdge(null, purls.get(key(name)), out)));
            target.fields().forEach((key, entry) -> tellEdges(purls.get(nameOf(key)), entry, purls, out));
        });
    }

    private static void tellEdges(
            @Nullable PackageUrl from, JsonValue entry, Map<String, PackageUrl> purls, Consumer<Discovery> out) {
        if (from != null) {
            entry.get("dependencies").fields().keySet().forEach(name -> tellEdge(from, purls.get(key(name)), out));
        }
    }

    private static void tellEdge(@Nullable PackageUrl from, @Nullable PackageUrl to, Consumer<Discovery> out) {
        if (to != null) {
            out.accept(new Discovery.Requires(from, to));
        }
    }

    private static Map<String, PackageUrl> purls(JsonValue target) {
        Map<String, PackageUrl> purls = new HashMap<>();
        target.fields().forEach((key, entry) -> {
            NugetPackage found = NugetPackage.ofKey(key);
            if (found != null && found.valid() && entry.text("type", "").equals("package")) {
                purls.put(key(found.name()), found.purl());
            }
        });
        return purls;
    }

    private static String nameOf(String key) {
        int slash = key.indexOf('/');
        return key(slash < 0 ? key : key.substring(0, slash));
    }

    /// Names of NuGet are the same in any case.
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
