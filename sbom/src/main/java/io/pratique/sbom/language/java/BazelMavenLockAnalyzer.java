package io.pratique.sbom.language.java;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads maven_install.json, the lock file of Bazel's rules_jvm_external.
public final class BazelMavenLockAnalyzer implements ProjectFileAnalyzer {
    @Override
    public String id() {
        return "language/java/bazel-maven-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.ending(".json");
    }

    /// The name is that of the repository rule, `maven` unless there are several.
    @Override
    public boolean wants(FileEntry file) {
        return file.path().endsWith("maven_install.json") && ProjectFileAnalyzer.super.wants(file);
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        JsonValue document = Documents.json(file);
        JsonValue tree = document.get("dependency_tree");
        if (tree.get("dependencies") instanceof JsonValue.Arr(var dependencies)) {
            dependencies.forEach(one -> tellCoordinates(one.text("coord", ""), out));
        } else if (document.get("artifacts") instanceof JsonValue.Obj(var artifacts)) {
            tell(artifacts, document.get("dependencies").fields(), out);
        } else {
            throw new IOException("a lock file without artifacts");
        }
    }

    /// Before version 2: `GROUP:ARTIFACT[:TYPE[:CLASSIFIER]]:VERSION`.
    private static void tellCoordinates(String coordinates, Consumer<Discovery> out) {
        Optional<Coordinates> found = Coordinates.parse(coordinates);
        out.accept(
                found.isPresent()
                        ? new Discovery.Installed(found.get().component())
                        : new Discovery.Malformed("an artifact without coordinates"));
    }

    /// Version 2: artifacts by `GROUP:ARTIFACT`, what they need by `GROUP:ARTIFACT[:TYPE:CLASSIFIER]`.
    private static void tell(
            Map<String, JsonValue> artifacts, Map<String, JsonValue> dependencies, Consumer<Discovery> out) {
        Map<String, PackageUrl> purls = new HashMap<>();
        artifacts.forEach((name, artifact) -> {
            Optional<Coordinates> found = Coordinates.parse(name + ':' + artifact.text("version", ""));
            if (found.isPresent()) {
                purls.put(twoParts(name), found.get().component().purl());
                out.accept(new Discovery.Installed(found.get().component()));
            } else {
                out.accept(new Discovery.Malformed("an artifact without coordinates"));
            }
        });
        dependencies.forEach((name, needs) -> {
            PackageUrl from = purls.get(twoParts(name));
            for (String need : from == null ? List.<String>of() : needs.strings()) {
                PackageUrl to = purls.get(twoParts(need));
                if (to != null) {
                    out.accept(new Discovery.Requires(from, to));
                }
            }
        });
    }

    private static String twoParts(String name) {
        int first = name.indexOf(':');
        int second = name.indexOf(':', first + 1);
        return first < 0 || second < 0 ? name : name.substring(0, second);
    }
}
