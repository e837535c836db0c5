package io.pratique.sbom.language;

import org.jspecify.annotations.Nullable;

/// Tells texts that can be the name or version of a package from those that cannot, whatever the language.
public final class Names {
    /// The longest name of any registry is below 300 characters.
    private static final int LONGEST = 1_000;

    private Names() {}

    /// Whether there is something to read in it, of sane length and without control characters.
    public static boolean valid(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
