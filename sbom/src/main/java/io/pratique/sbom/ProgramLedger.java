package io.pratique.sbom;

import io.pratique.model.inventory.Programs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Counts the programs of a target that nobody answers for.
final class ProgramLedger {
    private final Set<String> programs = new HashSet<>();
    private final Set<String> explained = new HashSet<>();

    /// Notes a program. Libraries are none, though many may be executed and begin alike.
    void seen(String path) {
        if (!isLibrary(path.substring(path.lastIndexOf('/') + 1))) {
            programs.add(path);
        }
    }

    private static boolean isLibrary(String name) {
        return name.endsWith(".so") || name.contains(".so.") || name.endsWith(".dll") || name.endsWith(".dylib");
    }

    /// Notes the file or the folder that told of a package. Programs in a package's folder are the package's.
    void explain(String path) {
        explained.add(path);
        int name = path.lastIndexOf('/') + 1;
        int above = name == 0 ? 0 : path.lastIndexOf('/', name - 2) + 1;
        if (isInFolderOfPackage(path, name)) {
            explained.add(folder(path, name));
        } else if (isInFolderAboutPackages(path, above, name)) {
            explained.add(folder(path, above));
        }
    }

    /// What lies in the folder that it tells of: of npm, Java, .NET, Homebrew and Bitnami.
    private static boolean isInFolderOfPackage(String path, int name) {
        return is(path, name, "package.json")
                || is(path, name, "release")
                || is(path, name, "INSTALL_RECEIPT.json")
                || path.endsWith(".deps.json")
                || path.startsWith(".spdx-", name)
                || path.endsWith(".egg-info");
    }

    /// What lies in a folder beside what it tells of: of Python (Core metadata specifications), RubyGems, Conda and
    /// Composer.
    private static boolean isInFolderAboutPackages(String path, int above, int name) {
        String folder = path.substring(above, Math.max(above, name - 1));
        return folder.endsWith(".dist-info")
                || folder.endsWith(".egg-info")
                || folder.equals("specifications")
                || folder.equals("conda-meta")
                || folder.equals("composer") && is(path, name, "installed.json");
    }

    private static boolean is(String path, int name, String whole) {
        return path.length() - name == whole.length() && path.endsWith(whole);
    }

    /// @param after where the name begins that is left out
    private static String folder(String path, int after) {
        return path.substring(0, Math.max(0, after - 1));
    }

    /// @param owned what packages of the distribution brought
    Programs count(OwnedPaths owned) {
        List<String> unexplained = new ArrayList<>();
        for (String program : programs) {
            if (owned.owner(program) == null && !isExplained(program)) {
                unexplained.add(program);
            }
        }
        return new Programs(programs.size(), unexplained.size(), unexplained);
    }

    private boolean isExplained(String program) {
        for (int end = program.length(); end > 0; end = program.lastIndexOf('/', end - 1)) {
            if (explained.contains(program.substring(0, end))) {
                return true;
            }
        }
        return false;
    }
}
