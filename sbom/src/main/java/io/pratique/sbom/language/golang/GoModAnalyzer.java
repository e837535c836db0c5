package io.pratique.sbom.language.golang;

import io.pratique.image.ImageFile;
import io.pratique.model.inventory.Component;
import io.pratique.sbom.analyzer.Discovery;
import io.pratique.sbom.analyzer.FileNames;
import io.pratique.sbom.language.ProjectFileAnalyzer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads go.mod: the modules that it requires, after its replacements and those of a workspace around it.
public final class GoModAnalyzer implements ProjectFileAnalyzer {

    @Override
    public String id() {
        return "language/golang/go-mod";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public FileNames names() {
        return FileNames.of("go.mod");
    }

    @Override
    public void analyze(ImageFile file, Consumer<Discovery> out) throws IOException {
        GoModFile mod = GoModFile.of(file);
        if (mod.fetchable()) {
            tell(new GoModule(mod.module(), ""), out);
        }
        tellStandardLibrary(mod, out);
        @Nullable GoReplacements workspace = GoWorkspace.replacements(file);
        for (GoModFile.Requirement one : mod.requirements()) {
            if (mod.complete() || !one.indirect()) {
                GoModule module = replaced(one.module(), workspace, mod.replacements());
                if (module.versioned()) {
                    Optional<Component> told = tell(module, out);
                    if (!one.indirect()) {
                        told.ifPresent(component -> out.accept(new Discovery.Requires(null, component.purl())));
                    }
                }
            }
        }
    }

    static void tellStandardLibrary(GoModFile mod, Consumer<Discovery> out) {
        if (!mod.standardLibrary().isEmpty()) {
            tell(new GoModule("stdlib", mod.standardLibrary()), out);
        }
    }

    static Optional<Component> tell(GoModule module, Consumer<Discovery> out) {
        if (!module.valid()) {
            out.accept(new Discovery.Malformed("a module without a name"));
            return Optional.empty();
        }
        Component component = module.component();
        out.accept(new Discovery.Installed(component));
        return Optional.of(component);
    }

    /// What is used in the place of a module; a folder has no version, and a go.mod of its own.
    private static GoModule replaced(GoModule module, @Nullable GoReplacements workspace, GoReplacements own) {
        GoModule other = workspace == null ? null : workspace.of(module);
        other = other != null ? other : own.of(module);
        return other != null ? other : module;
    }
}
