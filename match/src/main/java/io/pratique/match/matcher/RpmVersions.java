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
    static boolean sameStream(VersionRange range, Coordinate installed) {
        String bound = range.fixed() != null ? range.fixed() : range.lastAffected();
        if (bound == null) {
            return true;
        }
        boolean modular = isModular(bound);
        if (modular != (isModular(installed.version()) || installed.stream() != null)) {
            return false;
        }
        return !modular || installed.stream() == null || followsStream(bound, installed.version(), installed.stream());
    }

    /// A stream that is named after the version it holds (`nodejs:16`, `php:7.4`) holds no other.
    private static boolean followsStream(String bound, String installed, String stream) {
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
}
