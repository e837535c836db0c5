package io.pratique.match.version;

import java.util.Set;

/// Composer's versions (getcomposer.org/doc/articles/versions.md), ordered as PHP's `version_compare` does once
/// Composer has filled them up to four numbers.
///
/// What Composer does not allow is ordered by PHP's rules too. Branches without a number, as `dev-main`, have no
/// order. Dates are equal however their numbers are separated; Composer fills up `2021.01.02`, but not
/// `2021-01-02`.
public final class ComposerScheme implements VersionScheme {
    @Override
    public String id() {
        return "composer";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("composer");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        return Pieces.compare(read(a), read(b));
    }

    private ComposerParts read(String version) throws InvalidVersionException {
        Text.requireVisible(id(), version);
        int from = Text.lower(version.charAt(0)) == 'v' ? 1 : 0;
        if (!Text.isDigit(version, from, version.length())) {
            throw new InvalidVersionException(id(), version);
        }
        int build = version.indexOf('+');
        return new ComposerParts(version, from, build < 0 ? version.length() : build);
    }
}
