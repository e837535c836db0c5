package io.pratique.advisory.feed;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Orders the bounds within one advisory, by numbers and words as RubyGems does: a word is before every number, so
/// that `1.0.beta` comes before `1.0`. Behind a hyphen it is the other way round, as in semantic versions.
final class LooseOrder implements Comparator<String> {
    @Override
    public int compare(String a, String b) {
        List<String> partsA = parts(a);
        List<String> partsB = parts(b);
        boolean before = false;
        for (int i = 0; i < Math.max(partsA.size(), partsB.size()); i++) {
            String partA = i < partsA.size() ? partsA.get(i) : "0";
            String partB = i < partsB.size() ? partsB.get(i) : "0";
            int order = part(partA, partB);
            if (order != 0) {
                return before && isDigit(partA.charAt(0)) != isDigit(partB.charAt(0)) ? -order : order;
            }
            before |= partA.equals("-");
        }
        return 0;
    }

    private static int part(String a, String b) {
        boolean numberA = isDigit(a.charAt(0));
        boolean numberB = isDigit(b.charAt(0));
        if (numberA && numberB) {
            return new BigInteger(a).compareTo(new BigInteger(b));
        }
        return numberA != numberB ? Boolean.compare(numberA, numberB) : a.compareTo(b);
    }

    private static List<String> parts(String version) {
        List<String> out = new ArrayList<>();
        int at = 0;
        while (at < version.length()) {
            int end = at;
            boolean number = isDigit(version.charAt(at));
            while (end < version.length() && isPart(version.charAt(end)) && isDigit(version.charAt(end)) == number) {
                end++;
            }
            if (end > at) {
                out.add(version.substring(at, end));
                at = end;
            } else {
                // A hyphen begins what comes before a release, `1.0.0-0` too (semver.org, 9).
                if (version.charAt(at) == '-') {
                    out.add("-");
                }
                at++;
            }
        }
        return out;
    }

    private static boolean isPart(char c) {
        return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
