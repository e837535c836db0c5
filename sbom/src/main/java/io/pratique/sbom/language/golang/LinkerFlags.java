package io.pratique.sbom.language.golang;

import java.util.Locale;
import java.util.Set;

/// Finds the version that a build gave its program by `-ldflags "-X main.version=1.2.3"` (Go, cmd/link).
final class LinkerFlags {
    private static final Set<String> VARIABLES =
            Set.of("version", "buildversion", "gitversion", "appversion", "releaseversion");
    private static final String ENDS = " \t'\"\\";

    private LinkerFlags() {}

    /// The version as Go writes it, `v1.2.3`; empty when none is given, or several that differ.
    static String version(String flags) {
        String found = "";
        for (int equals = flags.indexOf('='); equals >= 0; equals = flags.indexOf('=', equals + 1)) {
            String value = flags.substring(equals + 1, end(flags, equals + 1));
            boolean named = VARIABLES.contains(variable(flags, equals).toLowerCase(Locale.ROOT));
            if (named && isVersion(value)) {
                String version = value.startsWith("v") ? value : "v" + value;
                if (!found.isEmpty() && !found.equals(version)) {
                    return "";
                }
                found = version;
            }
        }
        return found;
    }

    /// The name between the last dot and the equals sign, empty where there is no dot near.
    private static String variable(String flags, int equals) {
        for (int i = equals - 1; i >= 0 && equals - i < 20; i--) {
            if (flags.charAt(i) == '.') {
                return flags.substring(i + 1, equals);
            }
        }
        return "";
    }

    private static int end(String flags, int start) {
        int end = start;
        while (end < flags.length() && end - start < 100 && ENDS.indexOf(flags.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /// Two dots or more between digits at least: a count of builds or a date is no version.
    private static boolean isVersion(String value) {
        int start = value.startsWith("v") ? 1 : 0;
        int dots = 0;
        for (int i = start; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '.' && i > start) {
                dots++;
            } else if (c < '0' || c > '9') {
                return dots >= 2 && (c == '-' || c == '+') && Character.isDigit(value.charAt(i - 1));
            }
        }
        return dots >= 2 && Character.isDigit(value.charAt(value.length() - 1));
    }
}
