package io.pratique.sbom.language.golang;

import java.util.ArrayList;
import java.util.List;

/// The modules that build information lists (Go, runtime/debug, BuildInfo): `mod` for the main one, `dep` for each
/// other, `=>` after one that was replaced; `path` for the main package.
final class GoModules {
    private final List<GoModule> modules = new ArrayList<>();
    private final List<String> untold = new ArrayList<>();
    private String mainPackage = "";
    private String linkerFlags = "";
    private int main = -1;

    private GoModules() {}

    static GoModules of(String text) {
        var reader = new GoModules();
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            reader.line(text.substring(start, end));
            start = end + 1;
        }
        reader.nameMainVersion();
        return reader;
    }

    List<GoModule> list() {
        return modules;
    }

    /// The path of the main package, empty where it is not told.
    String mainPackage() {
        return mainPackage;
    }

    /// Modules that stand in for others: their packages are still imported by the paths of those.
    List<String> untold() {
        return untold;
    }

    private void line(String line) {
        switch (field(line, 0)) {
            case "path" -> mainPackage = field(line, 1);
            case "mod" -> {
                main = modules.size();
                modules.add(module(line));
            }
            case "dep" -> modules.add(module(line));
            case "=>" -> replaceLast(module(line));
            case "build" -> {
                String setting = field(line, 1);
                if (setting.startsWith("-ldflags=")) {
                    linkerFlags = setting;
                }
            }
            default -> {}
        }
    }

    private static GoModule module(String line) {
        return new GoModule(field(line, 1), field(line, 2));
    }

    /// A folder in place of a module has no version: then the name stays and nothing is known of the version.
    private void replaceLast(GoModule replacement) {
        if (!modules.isEmpty()) {
            GoModule replaced = modules.removeLast();
            if (replacement.versioned() && !replacement.path().equals(replaced.path())) {
                untold.add(replacement.path());
            }
            modules.add(replacement.versioned() ? replacement : new GoModule(replaced.path(), ""));
        }
    }

    private void nameMainVersion() {
        if (main >= 0 && !modules.get(main).versioned()) {
            modules.set(main, new GoModule(modules.get(main).path(), LinkerFlags.version(linkerFlags)));
        }
    }

    private static String field(String line, int index) {
        int start = 0;
        for (int i = 0; i < index; i++) {
            int tab = line.indexOf('\t', start);
            if (tab < 0) {
                return "";
            }
            start = tab + 1;
        }
        int tab = line.indexOf('\t', start);
        return line.substring(start, tab < 0 ? line.length() : tab);
    }
}
