package io.pratique.match.version;

import java.util.Set;

/// Alpine's versions, `1.2.3b_rc1_p2~4f5e-r6` (apk-package(5), "pkgver"; apk-tools 3).
///
/// What apk calls invalid is ordered too: the databases hold `1.9.5p2-r1` and `4.8.0.-r1`, and apk itself compares
/// up to the first part that it cannot read. Such a part sorts before the end of a version and is equal to any
/// other such part.
public final class ApkScheme implements VersionScheme {
    @Override
    public String id() {
        return "apk";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("apk");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        Text.requireVisible(id(), a);
        Text.requireVisible(id(), b);
        var left = new ApkParts(a);
        var right = new ApkParts(b);
        while (left.weight() == right.weight() && left.next()) {
            right.next();
            int order = left.weight() != right.weight() ? 0 : left.compareValue(right);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.weight(), right.weight());
    }

    /// Whether apk would build a package of this version.
    public static boolean isValid(String version) {
        var parts = new ApkParts(version);
        while (parts.next()) {
            continue;
        }
        return parts.wasValid();
    }
}
