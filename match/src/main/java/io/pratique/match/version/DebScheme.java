package io.pratique.match.version;

import java.util.Set;

/// Debian's versions, `[epoch:]upstream[-revision]` (deb-version(7)).
///
/// As `dpkg --compare-versions` does, it orders versions that do not begin with a digit or hold odd characters too.
/// opkg and opam (opam.ocaml.org/doc/Manual.html, "Version ordering") order theirs by the same rules.
public final class DebScheme implements VersionScheme {
    @Override
    public String id() {
        return "deb";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("deb", "opkg", "opam");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        check(a);
        check(b);
        int epochA = a.indexOf(':') + 1;
        int epochB = b.indexOf(':') + 1;
        int order = Text.compareNumbers(a, 0, Math.max(epochA - 1, 0), b, 0, Math.max(epochB - 1, 0));
        if (order != 0) {
            return order;
        }
        int dashA = revision(a);
        int dashB = revision(b);
        order = parts(a, epochA, dashA, b, epochB, dashB);
        if (order != 0) {
            return order;
        }
        return parts(a, Math.min(dashA + 1, a.length()), a.length(), b, Math.min(dashB + 1, b.length()), b.length());
    }

    private void check(String version) throws InvalidVersionException {
        Text.requireVisible(id(), version);
        int colon = version.indexOf(':');
        boolean epoch = colon < 0 || colon > 0 && Text.digits(version, 0, colon) == colon;
        int dash = revision(version);
        if (!epoch || dash == colon + 1 || colon + 1 == version.length() || dash == version.length() - 1) {
            throw new InvalidVersionException(id(), version);
        }
    }

    /// The hyphen before the revision, else the end; a missing revision is the same as `0`.
    private static int revision(String version) {
        int dash = version.lastIndexOf('-');
        return dash > version.indexOf(':') ? dash : version.length();
    }

    private static int parts(String a, int fromA, int toA, String b, int fromB, int toB) {
        int atA = fromA;
        int atB = fromB;
        while (atA < toA || atB < toB) {
            while (isOther(a, atA, toA) || isOther(b, atB, toB)) {
                int order = Integer.compare(weight(a, atA, toA), weight(b, atB, toB));
                if (order != 0) {
                    return order;
                }
                atA++;
                atB++;
            }
            int endA = Text.digits(a, atA, toA);
            int endB = Text.digits(b, atB, toB);
            int order = Text.compareNumbers(a, atA, endA, b, atB, endB);
            if (order != 0) {
                return order;
            }
            atA = endA;
            atB = endB;
        }
        return 0;
    }

    private static boolean isOther(String text, int at, int to) {
        return at < to && !Text.isDigit(text.charAt(at));
    }

    /// A tilde sorts before the end, the end before letters, letters before all else.
    private static int weight(String text, int at, int to) {
        if (at >= to || Text.isDigit(text.charAt(at))) {
            return 0;
        }
        char c = text.charAt(at);
        if (c == '~') {
            return -1;
        }
        return Text.isLetter(c) ? c : c + 256;
    }
}
