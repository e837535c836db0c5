package io.pratique.sbom.language.dotnet;

import io.pratique.image.FileEntry;
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

/// Reads packages.lock.json, NuGet's lock file: for each target framework the packages as they were resolved.
public final class PackagesLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/dotnet/packages-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".json");
    }

    /// `packages.NAME.lock.json` serves where a folder holds several projects.
    @Override
    public boolean wants(FileEntry file) {
        return file.path().endsWith(".lock.json")
                && file.name().startsWith("packages.")
                && ProjectFileAnalyzer.super.wants(file);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue document = Documents.json(file);
        if (!(document.get("dependencies") instanceof JsonValue.Obj(var frameworks))) {
            throw new IOException("a lock file without dependencies");
        }
        frameworks.values().forEach(framework -> tell(framework, out));
    }

    private static void tell(JsonValue framework, Consumer<Discovery> out) {
        Map<String, PackageUrl> purls = new HashMap<>();
        framework.fields().forEach((name, entry) -> {
            if (!entry.text("type", "").equals("Project")) {
                var found = new NugetPackage(name, entry.text("resolved", ""));
                if (found.valid()) {
                    purls.put(key(name), found.purl());
                    out.accept(new Discovery.Installed(found.component()));
                } else {
                    out.accept(new Discovery.Malformed("a package without name or version"));
                }
            }
        });
        framework.fields().forEach((name, entry) -> tellEdges(name, entry, purls, out));
    }

    private static void tellEdges(
            String name, JsonValue entry, Map<String, PackageUrl> purls, Consumer<Discovery> out) {
        PackageUrl from = purls.get(key(name));
        if (from != null && entry.text("type", "").equals("Direct")) {
            out.accept(new Discovery.Requires(null, from));
        }
        if (from != null || entry.text("type", "").equals("Project")) {
            entry.get("dependencies").fields().keySet().forEach(needed -> {
                PackageUrl to = purls.get(key(needed));
                if (to != null) {
                    out.accept(new Discovery.Requires(from, to));
                }
            });
        }
    }

    /// Names of NuGet are the same in any case.
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
