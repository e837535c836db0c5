package io.pratique.match.version;

import java.util.Set;

/// Maven's versions (maven.apache.org/pom.html, "Version Order Specification"; Maven 3.9).
///
/// Maven orders every text. Its order is not transitive where a word follows an empty or zero number after a
/// hyphen: `1-sp` > `1` > `1-0.alpha` > `1-sp`; this one is the same.
public final class MavenScheme implements VersionScheme {
    @Override
    public String id() {
        return "maven";
    }

    @Override
    public Set<String> purlTypes() {
        return Set.of("maven");
    }

    @Override
    public int compare(String a, String b) throws InvalidVersionException {
        Text.requireVisible(id(), a);
        Text.requireVisible(id(), b);
        var left = new MavenTokens(a);
        var right = new MavenTokens(b);
        int level = 0;
        int atA = 0;
        int atB = 0;
        while (atA < left.count() || atB < right.count()) {
            if (left.isList(atA, level) && right.isList(atB, level)) {
                level++;
                continue;
            }
            int order = order(left, atA, right, atB, level);
            if (order != 0) {
                return order;
            }
            atA += atA < left.count() ? 1 : 0;
            atB += atB < right.count() ? 1 : 0;
        }
        return 0;
    }

    /// Numbers are newer than lists, lists newer than words.
    private static int order(MavenTokens a, int atA, MavenTokens b, int atB, int level) {
        if (atA == a.count()) {
            return -b.compareToNothing(atB);
        }
        if (atB == b.count()) {
            return a.compareToNothing(atA);
        }
        if (a.isList(atA, level)) {
            return b.isNumber(atB) ? -1 : 1;
        }
        if (b.isList(atB, level)) {
            return a.isNumber(atA) ? 1 : -1;
        }
        return a.compare(atA, b, atB);
    }
}
