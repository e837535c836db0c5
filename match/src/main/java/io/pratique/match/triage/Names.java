package io.pratique.match.triage;

import java.util.Comparator;
import java.util.Set;

/// Chooses the name of a problem among all it has: the CVE, else the GitHub id, else the first of the others.
///
/// A problem with several CVEs (one of them a duplicate, or an advisory that takes them as one) bears the lowest by
/// year and number, which is the one assigned first. The choice thus depends on the names alone and not on the
/// order of the feeds.
final class Names {
    static final Comparator<String> ORDER =
            Comparator.comparingInt(Names::rank).thenComparing(Names::padded).thenComparing(Comparator.naturalOrder());

    private Names() {}

    static String canonical(Set<String> names) {
        return names.stream().min(ORDER).orElseThrow();
    }

    static boolean isCve(String name) {
        return name.startsWith("CVE-");
    }

    private static int rank(String name) {
        if (isCve(name)) {
            return 0;
        }
        return name.startsWith("GHSA-") ? 1 : 2;
    }

    /// The number of a CVE has four digits or more: filled up with zeros, text order is number order.
    private static String padded(String name) {
        int dash = name.lastIndexOf('-');
        if (!isCve(name) || name.length() - dash > 12) {
            return name;
        }
        return name.substring(0, dash + 1) + "0".repeat(12 - (name.length() - dash)) + name.substring(dash + 1);
    }
}
