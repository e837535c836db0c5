package io.pratique.match.exception;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// What somebody may have meant by a name that is none.
final class Suggestions {
    private static final int LONGEST = 40;

    private Suggestions() {}

    /// A sentence about an unknown name.
    static String unknown(String kind, String name, Collection<String> known) {
        Optional<String> near = name.length() > LONGEST
                ? Optional.empty()
                : known.stream()
                        .filter(other -> distance(name, other) <= Math.max(1, other.length() / 3))
                        .min(Comparator.comparingInt((String other) -> distance(name, other))
                                .thenComparing(Comparator.naturalOrder()));
        String hint = near.map(other -> "; did you mean '" + other + "'?")
                .orElseGet(() -> "; known are "
                        + String.join(", ", known.stream().sorted().toList()));
        return "unknown " + kind + " '" + name + "'" + hint;
    }

    /// How many characters have to be put in, taken out or replaced.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
