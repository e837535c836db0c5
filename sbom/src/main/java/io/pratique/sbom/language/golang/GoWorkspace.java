package io.pratique.sbom.language.golang;

import io.pratique.image.ImageFile;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The workspace around a module: the nearest go.work upwards (go.dev/ref/mod, "Workspaces").
final class GoWorkspace {
    private static final int MOST_FOLDERS = 30;

    private GoWorkspace() {}

    /// The replacements that a workspace orders for the module of a go.mod; null where none uses it.
    static @Nullable GoReplacements replacements(ImageFile mod) {
        String path = mod.path();
        int end = path.lastIndexOf('/');
        for (int i = 0; i < MOST_FOLDERS; i++) {
            String folder = path.substring(0, end + 1);
            Optional<ImageFile> found = mod.neighbour(folder + "go.work");
            if (found.isPresent()) {
                return replacements(found.get(), path.substring(folder.length(), path.lastIndexOf('/') + 1));
            }
            if (end < 0) {
                return null;
            }
            end = path.lastIndexOf('/', end - 1);
        }
        return null;
    }

    private static @Nullable GoReplacements replacements(ImageFile work, String folder) {
        try {
            GoModFile found = GoModFile.of(work);
            return uses(found.used(), folder) ? found.replacements() : null;
        } catch (IOException toldWithTheWorkspace) {
            return null;
        }
    }

    /// @param folder empty, or ends with a slash
    private static boolean uses(Set<String> used, String folder) {
        if (folder.isEmpty()) {
            return used.contains(".") || used.contains("./");
        }
        String name = folder.substring(0, folder.length() - 1);
        return used.contains("./" + name) || used.contains("./" + folder) || used.contains(name);
    }
}
