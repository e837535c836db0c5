package io.pratique.match.version;

import java.util.Set;

/// Python's versions (PEP 440; packaging.python.org/en/latest/specifications/version-specifiers).
///
/// Texts that PEP 440 does not allow come before all that it does, in the order that setuptools gave them before
/// it.
public final class Pep440Scheme implements VersionScheme {
    /// In characters; the old order takes memory for each part of a version.
    private static final int LONGEST_LEGACY = 10_000;

    @Override
    public String id() {
        return "pep440";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("pypi");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        String left = a.strip();
        String right = b.strip();
        Text.requireVisible(id(), left);
        Text.requireVisible(id(), right);
        var first = read(left);
        var second = read(right);
        if (first.isValid() && second.isValid()) {
            return first.compareTo(second);
        }
        return first.isValid() || second.isValid()
                ? Boolean.compare(first.isValid(), second.isValid())
                : LegacyPython.compare(left, right);
    }

    private Pep440Version read(String version) throws InvalidVersionException {
        var out = new Pep440Version(version);
        if (!out.isValid() && version.length() > LONGEST_LEGACY) {
            throw new InvalidVersionException(id(), version);
        }
        return out;
    }
}
