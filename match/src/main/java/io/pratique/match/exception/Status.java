package io.pratique.match.exception;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a statement says of a vulnerability in a package. The first four are those of VEX (CISA, "Minimum
/// Requirements for VEX").
public enum Status {
    NOT_AFFECTED,
    FIXED,
    AFFECTED,
    UNDER_INVESTIGATION,
    /// Affected or not: whoever says so lives with it.
    ACCEPTED;

    /// Whether a finding that it is said of is no longer open.
    public boolean overrules() {
        return this == NOT_AFFECTED || this == FIXED || this == ACCEPTED;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The status of a name; null where there is none.
    public static @Nullable Status of(String name) {
        for (Status status : values()) {
            if (status.text().equals(name)) {
                return status;
            }
        }
        return null;
    }
}
