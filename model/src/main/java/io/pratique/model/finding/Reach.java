package io.pratique.model.finding;

import java.util.Locale;

/// Whether the code that has the problem is in the program at all, where an advisory names the code.
public enum Reach {
    /// The advisory names no code, or it is not known what the program holds.
    UNKNOWN,
    PRESENT,
    /// None of the functions or classes named is in the program.
    ABSENT;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
