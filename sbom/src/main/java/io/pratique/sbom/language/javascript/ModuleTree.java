package io.pratique.sbom.language.javascript;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Folders with `node_modules` in them, and how Node.js finds a module from within: in the `node_modules` of the
/// folder itself, then in those of the folders around it (nodejs.org, "Loading from node_modules folders").
final class ModuleTree {
    /// Deeper places are left out; real trees are below 20.
    private static final int DEPTH_LIMIT = 64;

    private static final String MODULES = "node_modules";

    final Folder root = new Folder(null);

    static final class Folder {
        final @Nullable Folder parent;
        final int depth;

        /// What is installed here.
        @Nullable
        LockedPackage content;

        private final Map<String, Folder> folders = new HashMap<>(2);
        private final Map<String, Folder> modules = new HashMap<>(2);

        private Folder(@Nullable Folder parent) {
            this.parent = parent;
            this.depth = parent == null ? 0 : parent.depth + 1;
        }

        /// The module of that name in the `node_modules` of this folder, made where there is none; null when it
        /// would lie too deep.
        @Nullable
        Folder module(String name) {
            return within(modules, name);
        }

        private @Nullable Folder within(Map<String, Folder> children, String name) {
            return depth == DEPTH_LIMIT ? null : children.computeIfAbsent(name, any -> new Folder(this));
        }

        /// What a module that lies here gets when it asks for a name; null where that is not installed.
        @Nullable
        LockedPackage resolve(String name) {
            for (Folder folder = this; folder != null; folder = folder.parent) {
                Folder found = folder.modules.get(name);
                if (found != null && found.content != null) {
                    return found.content;
                }
            }
            return null;
        }
    }

    /// The folder of a path with `/` between its parts, made where there is none; null when it lies too deep.
    @Nullable
    Folder at(String path) {
        @Nullable Folder folder = root;
        int start = 0;
        while (folder != null && start < path.length()) {
            int end = partEnd(path, start);
            if (path.startsWith(MODULES, start) && end == start + MODULES.length() && end < path.length()) {
                start = end + 1;
                end = nameEnd(path, start);
                folder = folder.module(path.substring(start, end));
            } else {
                folder = folder.within(folder.folders, path.substring(start, end));
            }
            start = end + 1;
        }
        return folder;
    }

    /// The end of a module's name, which has two parts when it begins with `@`.
    static int nameEnd(String path, int start) {
        int end = partEnd(path, start);
        boolean scoped = start < path.length() && path.charAt(start) == '@' && end < path.length();
        return scoped ? partEnd(path, end + 1) : end;
    }

    private static int partEnd(String path, int start) {
        int end = path.indexOf('/', start);
        return end < 0 ? path.length() : end;
    }
}
