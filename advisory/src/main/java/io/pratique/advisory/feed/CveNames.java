package io.pratique.advisory.feed;

import java.util.Set;
import java.util.TreeSet;

/// Finds the names of CVEs in titles written by people.
final class CveNames {
    private static final String PREFIX = "CVE-";

    /// `CVE-2024-0001`
    private static final int SHORTEST = 13;

    private CveNames() {}

    static Set<String> in(String text) {
        var out = new TreeSet<String>();
        for (int at = text.indexOf(PREFIX); at >= 0; at = text.indexOf(PREFIX, at + PREFIX.length())) {
            int end = at + PREFIX.length();
            while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '-')) {
                end++;
            }
            if (end - at >= SHORTEST) {
                out.add(text.substring(at, end));
            }
        }
        return out;
    }
}
