package io.pratique.sbom.language.swift;

import io.pratique.image.ImageFile;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.Documents;
import io.pratique.sbom.language.Expect;
import io.pratique.sbom.language.LockedPackages;
import io.pratique.sbom.language.Names;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads Podfile.lock of CocoaPods: under `PODS` an item `NAME (VERSION)`, or one with the list of what it needs;
/// under `DEPENDENCIES` what the project needs. Parts of a pod are named `POD/PART` and listed of their own.
public final class PodfileLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/swift/podfile-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("Podfile.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue lock = Expect.object(Documents.yaml(file), "Podfile.lock");
        var pods = new LockedPackages();
        for (JsonValue pod : lock.get("PODS").items()) {
            @Nullable String single = pod.text();
            Map<String, JsonValue> entries = single == null ? pod.fields() : Map.of(single, JsonValue.NULL);
            entries.forEach((entry, needed) -> take(entry, needed.strings(), pods, out));
        }
        lock.get("DEPENDENCIES").strings().forEach(direct -> pods.need(null, name(direct)));
        pods.tell(out);
    }

    private static void take(String entry, List<String> needed, LockedPackages pods, Consumer<Discovery> out) {
        String name = name(entry);
        String version = entry.endsWith(")") ? entry.substring(entry.lastIndexOf('(') + 1, entry.length() - 1) : "";
        int slash = name.indexOf('/');
        if (!Names.valid(name) || !Names.valid(version) || slash == 0) {
            out.accept(new Discovery.Malformed("pod without name or version"));
            return;
        }
        String pod = slash < 0 ? name : name.substring(0, slash);
        @Nullable String part = slash < 0 ? null : name.substring(slash + 1);
        var purl = new PackageUrl("cocoapods", null, pod, version, Map.of(), part);
        pods.add(name, Component.of(purl, name, version));
        needed.forEach(other -> pods.need(name, name(other)));
    }

    private static String name(String entry) {
        int open = entry.indexOf(" (");
        return open < 0 ? entry : entry.substring(0, open);
    }
}
