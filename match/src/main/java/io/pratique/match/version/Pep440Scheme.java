package io.pratique.match.version;

import java.util.Set;

/// Python's versions (PEP 440; packaging.python.org/en/latest/specifications/version-specifiers).
///
/// Texts that PEP 440 does not allow come before all that it does, in the order that setuptools gave them before it.
public final class Pep440Scheme implements VersionScheme {
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
        var first = new Pep440Version(left);
        var second = new Pep440Version(right);
        if (first.isValid() && second.isValid()) {
            return first.compareTo(second);
        }
        return first.isValid() || second.isValid()
                ? Boolean.compare(first.isValid(), second.isValid())
                : LegacyPython.compare(left, right);
    }
}
