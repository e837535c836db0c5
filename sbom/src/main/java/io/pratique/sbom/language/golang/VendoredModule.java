package io.pratique.sbom.language.golang;

import org.jspecify.annotations.Nullable;

/// The line of vendor/modules.txt that starts a module.
final class VendoredModule {
    private static final String ARROW = " => ";

    private VendoredModule() {}

    /// The module that was copied; null for folders and for what is no module at a version.
    static @Nullable GoModule of(String line) {
        int arrow = line.indexOf(ARROW);
        @Nullable GoModule replacement = arrow < 0 ? null : module(line.substring(arrow + ARROW.length()));
        GoModule module = module(line.substring(2, arrow < 0 ? line.length() : arrow));
        return arrow < 0 ? module : module == null ? null : replacement;
    }

    private static @Nullable GoModule module(String words) {
        String text = words.strip();
        int space = text.indexOf(' ');
        if (space < 1) {
            return null;
        }
        var module = new GoModule(text.substring(0, space), text.substring(space + 1));
        return module.valid() && isVersion(module.version()) && majorFits(module) ? module : null;
    }

    /// `vMAJOR.MINOR.PATCH` with what may follow (go.dev/ref/mod, "Versions").
    private static boolean isVersion(String version) {
        int dots = 0;
        for (int i = 1; i < version.length(); i++) {
            char c = version.charAt(i);
            if (c == ' ') {
                return false;
            }
            if (c == '.') {
                dots++;
            } else if (dots < 2 && !Character.isDigit(c)) {
                return false;
            }
        }
        return dots >= 2 && version.charAt(0) == 'v';
    }

    /// From 2 on the path ends with the major version, unless the module is older than that rule.
    private static boolean majorFits(GoModule module) {
        String last = module.path().substring(module.path().lastIndexOf('/') + 1);
        boolean named = last.length() > 1 && last.charAt(0) == 'v' && Character.isDigit(last.charAt(1));
        String major = module.version().substring(0, module.version().indexOf('.'));
        return !named || last.equals(major);
    }
}
