package io.pratique.match.matcher;

import io.pratique.model.finding.VersionRange;
import org.jspecify.annotations.Nullable;

/// What must be known of rpm packages before a range is compared.
///
/// AlmaLinux's advisories mostly leave the epoch out, and they say nothing of the module stream but in the release
/// text, as `1.14.1-9.module_el8.3.0+2165+af250afe` or `.module+el8.10.0+…`.
final class RpmVersions {
    private RpmVersions() {}

    /// The range with the installed version's epoch, where the range has none.
    static VersionRange aligned(VersionRange range, String installed) {
        int colon = installed.indexOf(':');
        if (colon <= 0) {
            return range;
        }
        String epoch = installed.substring(0, colon + 1);
        return new VersionRange(
                aligned(range.introduced(), epoch),
                aligned(range.fixed(), epoch),
                aligned(range.lastAffected(), epoch));
    }

    private static @Nullable String aligned(@Nullable String bound, String epoch) {
        return bound == null || bound.equals("0") || bound.indexOf(':') >= 0 ? bound : epoch + bound;
    }

    /// Whether a range speaks of the same module stream as an installed package, or neither is of a module.
    ///
    /// @param stream the stream that the advisory names, `nodejs:16`
    static boolean sameStream(@Nullable String stream, VersionRange range, Coordinate installed) {
        String bound = range.fixed() != null ? range.fixed() : range.lastAffected();
        boolean modular = installed.stream() != null || isModular(installed.version());
        if (stream != null && installed.stream() != null) {
            return stream.equals(installed.stream());
        }
        if (bound == null) {
            return stream == null && !modular;
        }
        if (isModular(bound) != modular || !sameVariant(bound, installed.version())) {
            return false;
        }
        return !modular || installed.stream() == null || followsStream(bound, installed.version(), installed.stream());
    }

    /// Oracle Linux has some packages in a variant that has its own fixes: `glibc-2.17-317.0.1.ksplice1.el7_9`,
    /// `gnutls-3.6.16-4.0.1.el8_fips`.
    private static boolean sameVariant(String bound, String installed) {
        return bound.contains(".ksplice") == installed.contains(".ksplice")
                && bound.contains("_fips") == installed.contains("_fips");
    }

    /// A stream that is named after the version it holds (`nodejs:16`, `php:7.4`) holds no other.
    private static boolean followsStream(String bound, String installed, String module) {
        String stream = module.substring(module.indexOf(':') + 1);
        return !startsWith(installed, stream) || startsWith(bound, stream);
    }

    private static boolean startsWith(String version, String stream) {
        int from = version.indexOf(':') + 1;
        int to = from + stream.length();
        return !stream.isEmpty()
                && version.startsWith(stream, from)
                && (to == version.length() || !Character.isLetterOrDigit(version.charAt(to)));
    }

    private static boolean isModular(String version) {
        return version.contains(".module+") || version.contains(".module_");
    }

    /// The minor release that a package was built for, `9.2` of `3.9.16-1.el9_2.8`, `8.4` of
    /// `3.9.2-2.module+el8.4.0+22261+25c4dd9f.3`; null where it bears none.
    static @Nullable String builtFor(String version) {
        int module = version.indexOf(".module+el");
        int from = module >= 0 ? module + ".module+el".length() : version.lastIndexOf(".el") + 3;
        int major = digits(version, from);
        if (from < 3
                || major == from
                || major >= version.length()
                || version.charAt(major) != (module >= 0 ? '.' : '_')) {
            return null;
        }
        int minor = digits(version, major + 1);
        return minor == major + 1 ? null : version.substring(from, major) + '.' + version.substring(major + 1, minor);
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
