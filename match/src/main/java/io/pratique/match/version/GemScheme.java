package io.pratique.match.version;

import java.util.Set;

/// Versions of RubyGems and, since it took them over, CocoaPods (`Gem::Version`).
///
/// A version with letters precedes the one without: `1.0.rc1` < `1.0`. An empty one is 0. Where RubyGems wants a
/// dot
/// before letters, as in `1beta`, none is needed.
public final class GemScheme implements VersionScheme {
    @Override
    public String id() {
        return "gem";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("gem", "cocoapods");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        check(a);
        check(b);
        GemTokens left = new GemTokens(a);
        GemTokens right = new GemTokens(b);
        while (left.nextNumber() | right.nextNumber()) {
            int order = left.compare(right);
            if (order != 0) {
                return order;
            }
        }
        while (left.next() | right.next()) {
            int order = left.compare(right);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private void check(String version) throws InvalidVersionException {
        boolean valid = version.isEmpty() || Text.isDigit(version.charAt(0));
        for (int at = 0; at < version.length() && valid; at++) {
            char c = version.charAt(at);
            valid = Text.isDigit(c) || Text.isLetter(c) || c == '.' || c == '-';
        }
        if (!valid) {
            throw new InvalidVersionException(id(), version);
        }
    }
}
