package io.pratique.sbom.language.java.pom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Versions that a dependency allows, `[1.0,2.0)` or several such parts (Maven, "Dependency Version Requirement
/// Specification").
///
/// @param parts one of them is enough
record VersionRange(List<Part> parts) {
    /// Empty bounds are open.
    private record Part(String lower, boolean withLower, String upper, boolean withUpper) {
        boolean contains(String version, Comparator<String> order) {
            int low = lower.isEmpty() ? 1 : order.compare(version, lower);
            int high = upper.isEmpty() ? -1 : order.compare(version, upper);
            return (low > 0 || low == 0 && withLower) && (high < 0 || high == 0 && withUpper);
        }
    }

    /// Empty for a plain version, and for what is no range.
    static Optional<VersionRange> of(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char open = text.charAt(at);
            int end = end(text, at);
            if (open != '[' && open != '(' || end < 0) {
                return Optional.empty();
            }
            String inside = text.substring(at + 1, end);
            int comma = inside.indexOf(',');
            String lower = (comma < 0 ? inside : inside.substring(0, comma)).strip();
            String upper = (comma < 0 ? inside : inside.substring(comma + 1)).strip();
            parts.add(new Part(lower, open == '[', upper, text.charAt(end) == ']'));
            at = end + 1;
            while (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ' ')) {
                at++;
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new VersionRange(parts));
    }

    private static int end(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == ']' || text.charAt(i) == ')') {
                return i;
            }
        }
        return -1;
    }

    boolean contains(String version, Comparator<String> order) {
        for (Part part : parts) {
            if (part.contains(version, order)) {
                return true;
            }
        }
        return false;
    }

    /// The one version of `[1.2]`, else the lowest of `[1.2,2)`, which Maven takes where nothing later is known;
    /// empty where there is none, as of `(,2)`.
    String lowest() {
        Part first = parts.getFirst();
        return first.withLower ? first.lower : "";
    }

    boolean single() {
        return parts.size() == 1 && parts.getFirst().lower.equals(parts.getFirst().upper);
    }
}
