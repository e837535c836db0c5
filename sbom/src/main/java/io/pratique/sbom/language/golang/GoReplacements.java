package io.pratique.sbom.language.golang;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `replace` directives of go.mod and go.work: `PATH [VERSION] => PATH VERSION` or `=> FOLDER`.
final class GoReplacements {
    private static final String ARROW = "=>";

    /// By path and version; the version is empty where all are replaced.
    private final Map<GoModule, GoModule> replacements = new HashMap<>();

    void add(List<String> words) throws IOException {
        int arrow = words.indexOf(ARROW);
        int after = words.size() - arrow - 1;
        if (arrow < 1 || arrow > 2 || after < 1 || after > 2) {
            throw new IOException("a replace directive that is none");
        }
        var replaced = new GoModule(words.getFirst(), arrow == 2 ? words.get(1) : "");
        replacements.put(replaced, new GoModule(words.get(arrow + 1), after == 2 ? words.getLast() : ""));
    }

    /// What stands in the place of a module; null where nothing does. A replacement without version is a folder.
    @Nullable
    GoModule of(GoModule module) {
        GoModule exact = replacements.get(module);
        return exact != null ? exact : replacements.get(new GoModule(module.path(), ""));
    }
}
