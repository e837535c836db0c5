package io.pratique.match.version;

import java.util.Set;

/// Conan's versions (docs.conan.io/2, "Version ranges"): items of any kind separated by dots, then perhaps `-` with
/// what precedes a release and `+` with a build.
///
/// Conan compares an item that is no number, as in `1.1.1w`, as text even with numbers, which makes no order:
/// `9` < `10` < `1w` < `9`. Here the number at its beginning counts first.
public final class ConanScheme implements VersionScheme {
    @Override
    public String id() {
        return "conan";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("conan");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        Text.requireVisible(id(), a);
        Text.requireVisible(id(), b);
        int buildA = build(a);
        int buildB = build(b);
        int beforeA = before(a, buildA);
        int beforeB = before(b, buildB);
        int order = ConanItems.of(a, 0, beforeA).compare(ConanItems.of(b, 0, beforeB));
        if (order != 0) {
            return order;
        }
        if (beforeA == buildA || beforeB == buildB) {
            order = Boolean.compare(beforeA == buildA, beforeB == buildB);
        } else {
            order = ConanItems.of(a, beforeA + 1, buildA).compare(ConanItems.of(b, beforeB + 1, buildB));
        }
        return order != 0 ? order : builds(a, buildA, b, buildB);
    }

    /// None is older than any.
    private static int builds(String a, int buildA, String b, int buildB) {
        return buildA == a.length() || buildB == b.length()
                ? Boolean.compare(buildA < a.length(), buildB < b.length())
                : ConanItems.of(a, buildA + 1, a.length()).compare(ConanItems.of(b, buildB + 1, b.length()));
    }

    private static int build(String version) {
        int plus = version.lastIndexOf('+');
        return plus < 0 ? version.length() : plus;
    }

    private static int before(String version, int build) {
        int hyphen = version.indexOf('-');
        return hyphen < 0 || hyphen > build ? build : hyphen;
    }
}
