package io.pratique.match.version;

import java.util.Set;

/// LuaRocks' versions, `3.0rc1-2` (luarocks.org, "Rockspec format").
///
/// Each number, together with the word before it, is one part. Revisions count where both versions have one, so the
/// versions without one have no order among the others.
public final class LuaRocksScheme implements VersionScheme {
    @Override
    public String id() {
        return "luarocks";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("luarocks");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        LuaRocksParts left = read(a);
        LuaRocksParts right = read(b);
        while (left.next() | right.next()) {
            int order = left.compare(right);
            if (order != 0) {
                return order;
            }
        }
        return left.compareRevision(right);
    }

    private LuaRocksParts read(String version) throws InvalidVersionException {
        Text.requireVisible(id(), version);
        int revision = revision(version);
        int at = 0;
        while (at < revision && isPart(version.charAt(at))) {
            at++;
        }
        boolean begins = Text.isDigit(version, 0, revision) || Text.isLetter(version, 0, revision);
        if (at < revision || !begins) {
            throw new InvalidVersionException(id(), version);
        }
        return new LuaRocksParts(version, revision);
    }

    private static boolean isPart(char c) {
        return Text.isDigit(c) || Text.isLetter(c) || c == '.' || c == '-' || c == '_';
    }

    /// The hyphen before the revision, else the end.
    private static int revision(String version) {
        int hyphen = version.lastIndexOf('-');
        boolean number = hyphen >= 0
                && hyphen + 1 < version.length()
                && Text.digits(version, hyphen + 1, version.length()) == version.length();
        return number ? hyphen : version.length();
    }
}
