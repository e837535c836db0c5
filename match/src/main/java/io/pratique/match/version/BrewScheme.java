package io.pratique.match.version;

import java.util.Set;

/// Homebrew's versions with the revision of the formula, `3.1.4_2` (docs.brew.sh/Formula-Cookbook, "Formulae
/// revisions").
public final class BrewScheme implements VersionScheme {
    @Override
    public String id() {
        return "brew";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("brew");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        Text.requireVisible(id(), a);
        Text.requireVisible(id(), b);
        int revisionA = revision(a);
        int revisionB = revision(b);
        int order = Pieces.compare(new BrewParts(a, revisionA), new BrewParts(b, revisionB));
        return order != 0
                ? order
                : Text.compareNumbers(
                        a,
                        Math.min(revisionA + 1, a.length()),
                        a.length(),
                        b,
                        Math.min(revisionB + 1, b.length()),
                        b.length());
    }

    /// The underscore before the revision, else the end.
    private static int revision(String version) {
        int underscore = version.lastIndexOf('_');
        boolean number = underscore > 0
                && underscore + 1 < version.length()
                && Text.digits(version, underscore + 1, version.length()) == version.length();
        return number ? underscore : version.length();
    }
}
