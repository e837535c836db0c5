package io.pratique.sbom.language.r;

import io.pratique.image.ImageFile;
import io.pratique.json.Json;
import io.pratique.json.JsonValue;
import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.JsonMembers;
import io.pratique.sbom.language.NamedPackages;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Reads renv.lock, versions 1 and 2.
public final class RenvLockAnalyzer implements ProjectFileAnalyzer {
    /// Version 1 names what a package needs in one list, version 2 keeps the fields of its DESCRIPTION.
    private static final List<String> NEEDS = List.of("Requirements", "Depends", "Imports", "LinkingTo");

    @Override
    public String id() {
        return "language/r/renv-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("renv.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var packages = new NamedPackages();
        try {
            JsonMembers.ofFile(file, (member, value) -> {
                if (member.equals("Packages")) {
                    JsonMembers.of(value, (name, entry) -> add(name, Json.value(entry), packages));
                }
            });
        } finally {
            packages.tell(out);
        }
    }

    private static void add(String key, JsonValue entry, NamedPackages packages) {
        String name = entry.text("Package", key);
        RPackages.component(name, entry.text("Version", ""), entry.text("License", ""))
                .ifPresent(component -> {
                    packages.add(name, component);
                    needs(component, entry, packages);
                });
    }

    /// `cli (>= 3.4.0)` needs cli.
    private static void needs(Component from, JsonValue entry, NamedPackages packages) {
        for (String field : NEEDS) {
            for (String needed : entry.get(field).strings()) {
                int end = needed.indexOf('(');
                packages.need(from.purl(), (end < 0 ? needed : needed.substring(0, end)).strip(), null);
            }
        }
    }
}
