package io.pratique.sbom.language.python;

import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Scope;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.JsonMembers;
import io.pratique.sbom.language.NamedPackages;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;

/// Reads Pipfile.lock: packages in `default`, `develop` and categories of one's own.
public final class PipfileLockAnalyzer implements ProjectFileAnalyzer {
    private static final String PIN = "==";

    @Override
    public String id() {
        return "language/python/pipfile-lock";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("Pipfile.lock");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        var packages = new NamedPackages();
        try {
            JsonMembers.ofFile(file, (category, entries) -> {
                if (!category.startsWith("_")) {
                    Scope scope = category.equals("default") ? Scope.RUNTIME : PythonGroups.extra(category);
                    JsonMembers.of(
                            entries,
                            (name, entry) -> read(name, entry)
                                    .ifPresent(
                                            found -> packages.add(found.purl().name(), found.withScope(scope))));
                }
            });
        } finally {
            packages.tell(out);
        }
    }

    /// What comes from a repository or a folder has no version.
    private static Optional<Component> read(String name, JsonParser entry) throws IOException {
        var version = new String[] {""};
        JsonMembers.of(entry, (member, value) -> {
            if (member.equals("version")) {
                version[0] = JsonMembers.text(value);
            }
        });
        return version[0].startsWith(PIN)
                ? PythonPackages.component(
                        name, version[0].substring(PIN.length()).strip())
                : Optional.empty();
    }
}
