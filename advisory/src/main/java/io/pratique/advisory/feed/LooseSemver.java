package io.pratique.advisory.feed;

import org.jspecify.annotations.Nullable;

/// Versions of npm packages as people write them, in the form of semver.org: `1.12` is 1.12.0, `1.9.0b1` is
/// 1.9.0-b1, `1.3.0-*` begins at 1.3.0-0.
final class LooseSemver {
    private LooseSemver() {}

    /// Null for absent versions, for those without a digit at the front, and for `0`, which is before all.
    static @Nullable String read(@Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("0") || !Character.isDigit(text.charAt(0))) {
            return null;
        }
        int end = 0;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        String number = text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
        String rest = text.substring(end);
        long dots = number.chars().filter(c -> c == '.').count();
        boolean glued = !rest.isEmpty() && Character.isLetter(rest.charAt(0));
        return number + ".0".repeat((int) Math.max(0, 2 - dots)) + (glued ? "-" : "") + rest.replace("-*", "-0");
    }
}
