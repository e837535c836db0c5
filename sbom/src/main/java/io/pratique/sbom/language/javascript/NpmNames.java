package io.pratique.sbom.language.javascript;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.sbom.language.Names;
import org.jspecify.annotations.Nullable;

/// Names and references as the package managers for JavaScript write them: `name@version`, `@scope/name@version`.
final class NpmNames {
    private static final String ALIAS = "npm:";

    private NpmNames() {}

    /// The component of purl type `npm`; null when the name is none or the version cannot be one.
    ///
    /// @param version empty where it is unknown
    static @Nullable Component component(String name, String version) {
        return component("npm", name, version);
    }

    static @Nullable Component component(String type, String name, String version) {
        int slash = name.startsWith("@") ? name.indexOf('/') : -1;
        String bare = name.substring(slash + 1);
        boolean known = version.isEmpty() || Names.valid(version);
        if (!Names.valid(name) || bare.isEmpty() || !known) {
            return null;
        }
        return Component.of(
                PackageUrl.of(type, slash < 0 ? null : name.substring(0, slash), bare, version), name, version);
    }

    /// Where the `@` between name and version stands; -1 where there is no version.
    static int separator(String reference) {
        return reference.indexOf('@', 1);
    }

    static String name(String reference) {
        int at = separator(reference);
        return at < 0 ? reference : reference.substring(0, at);
    }

    static String version(String reference) {
        int at = separator(reference);
        return at < 0 ? "" : reference.substring(at + 1);
    }

    /// What `npm:REAL@1.2.3` stands for, `REAL@1.2.3`: another package under this name. Null for anything else.
    static @Nullable String alias(String range) {
        return range.startsWith(ALIAS) && separator(range.substring(ALIAS.length())) > 0
                ? range.substring(ALIAS.length())
                : null;
    }

    /// Whether it tells a place rather than a version: `file:x`, `https://…`, `git@host:x`, `owner/repository`.
    static boolean isPlace(String version) {
        return version.indexOf(':') >= 0 || version.indexOf('/') >= 0;
    }

    /// Whether it is one version, with all of its three numbers (semver.org), and no range.
    static boolean isExact(String version) {
        int at = 0;
        for (int number = 0; number < 3; number++) {
            int start = at;
            while (at < version.length() && version.charAt(at) >= '0' && version.charAt(at) <= '9') {
                at++;
            }
            boolean dot = at < version.length() && version.charAt(at) == '.';
            if (at == start || (number < 2 && !dot)) {
                return false;
            }
            at += number < 2 ? 1 : 0;
        }
        return at == version.length() || ((version.charAt(at) == '-' || version.charAt(at) == '+') && isPlain(version));
    }

    private static boolean isPlain(String version) {
        for (int i = 0; i < version.length(); i++) {
            char c = version.charAt(i);
            if (c <= ' ' || c == '|' || c == '<' || c == '>' || c == '*') {
                return false;
            }
        }
        return true;
    }
}
