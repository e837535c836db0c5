package io.pratique.match.version;

import java.util.Set;

/// Gentoo's versions, `1.2.03b_rc1_p2-r6` (Package Manager Specification, "Version Comparison").
public final class EbuildScheme implements VersionScheme {
    @Override
    public String id() {
        return "ebuild";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("ebuild");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        EbuildParts left = EbuildParts.read(id(), a);
        EbuildParts right = EbuildParts.read(id(), b);
        int order = left.compareNumbers(right);
        if (order == 0) {
            order = Character.compare(left.letter(), right.letter());
        }
        if (order == 0) {
            order = left.compareSuffixes(right);
        }
        return order != 0 ? order : left.compareRevision(right);
    }
}
