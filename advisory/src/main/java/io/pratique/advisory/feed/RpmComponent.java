package io.pratique.advisory.feed;

import io.pratique.model.finding.Condition;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An rpm as an advisory names it.
///
/// @param name the name to look up; the name of a source package ends in [#SOURCE]
/// @param version `epoch:version-release`, or without the epoch where the advisory has none; null for all versions
/// @param stream the module it belongs to, `nodejs:16`
record RpmComponent(
        String name, @Nullable String version, @Nullable String stream) {
    /// What the names of source packages end in, as their files do, so that they are never taken for those of
    /// binary
    /// packages.
    static final String SOURCE = ".src";

    private static final Set<String> ARCHITECTURES =
            Set.of("noarch", "x86_64", "aarch64", "i586", "i686", "ppc64le", "s390x", "src");

    /// Takes `name-version-release`, with an architecture or without, apart; a text that has no version is a name.
    static RpmComponent parse(String text) {
        String nevra = withoutArchitecture(text);
        int release = nevra.lastIndexOf('-');
        int version = release <= 0 ? -1 : nevra.lastIndexOf('-', release - 1);
        if (version <= 0 || !isNumber(nevra, version + 1, release) || !isRelease(nevra, release + 1)) {
            return new RpmComponent(nevra, null, null);
        }
        return new RpmComponent(nevra.substring(0, version), nevra.substring(version + 1), null);
    }

    /// What must hold beside the version for a package of a module's stream; nothing where it is of none.
    static Condition condition(@Nullable String stream) {
        return stream == null ? Condition.NONE : new Condition(stream, List.of(), List.of());
    }

    RpmComponent in(@Nullable String module) {
        return new RpmComponent(name, version, module);
    }

    private static String withoutArchitecture(String text) {
        int dot = text.lastIndexOf('.');
        return dot > 0 && ARCHITECTURES.contains(text.substring(dot + 1)) ? text.substring(0, dot) : text;
    }

    private static boolean isNumber(String text, int from, int to) {
        return from < to && Character.isDigit(text.charAt(from));
    }

    /// Releases of openSUSE packages begin with `lp` (Leap) or `bp` (backports).
    private static boolean isRelease(String text, int from) {
        int at = text.startsWith("lp", from) || text.startsWith("bp", from) ? from + 2 : from;
        return isNumber(text, at, text.length());
    }

    /// Whether a package holds nothing that runs: symbols and sources for debuggers.
    static boolean isDebug(String name) {
        return name.endsWith("-debuginfo") || name.endsWith("-debugsource") || name.endsWith("-debuginfo-common");
    }

    /// The minor release that a release text was built for, `2` of `3.9.16-1.el9_2.8` and of
    /// `1-2.module+el9.2.0+1+a`; -1 where it names none.
    static int minor(String version) {
        int at = version.lastIndexOf("el");
        while (at >= 0) {
            int end = digits(version, at + 2);
            boolean followed = end > at + 2 && end + 1 < version.length();
            if (followed && (version.charAt(end) == '_' || version.charAt(end) == '.')) {
                int to = Math.min(digits(version, end + 1), end + 5);
                boolean modular = version.charAt(end) == '_' || version.startsWith("module", at - 7);
                return to > end + 1 && modular ? Integer.parseInt(version, end + 1, to, 10) : -1;
            }
            at = version.lastIndexOf("el", at - 1);
        }
        return -1;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
