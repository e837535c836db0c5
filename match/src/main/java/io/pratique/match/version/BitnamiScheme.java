package io.pratique.match.version;

import java.util.Set;

/// Bitnami's versions: those of the programs, most of them semantic, with a revision as in `15.2.0-10`.
///
/// What a hyphen and a digit begin is a revision, which is newer than the version without one, or with the revision
/// 0; what a letter begins precedes a release, as in `2.6.0-rc1`.
public final class BitnamiScheme implements VersionScheme {
    @Override
    public String id() {
        return "bitnami";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("bitnami");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        SemanticParts left = SemanticParts.read(id(), a);
        SemanticParts right = SemanticParts.read(id(), b);
        int order = Semantic.compareNumbers(
                left.text(), left.from(), left.numbers(), right.text(), right.from(), right.numbers());
        if (order != 0) {
            return order;
        }
        int kind = kind(left);
        order = Integer.compare(kind, kind(right));
        return order != 0 || kind == 0 ? order : left.compareIdentifiers(right);
    }

    /// Negative before a release, positive with a revision.
    private static int kind(SemanticParts version) {
        if (Text.isZero(version.text(), version.before(), version.end())) {
            return 0;
        }
        return Text.isDigit(version.text(), version.before(), version.end()) ? 1 : -1;
    }
}
