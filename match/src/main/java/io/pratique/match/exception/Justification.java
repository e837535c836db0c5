package io.pratique.match.exception;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why a product is not affected (CISA, "Vulnerability Exploitability eXchange: Status Justifications"), in the
/// words of OpenVEX and CSAF.
public enum Justification {
    COMPONENT_NOT_PRESENT,
    VULNERABLE_CODE_NOT_PRESENT,
    VULNERABLE_CODE_NOT_IN_EXECUTE_PATH,
    VULNERABLE_CODE_CANNOT_BE_CONTROLLED_BY_ADVERSARY,
    INLINE_MITIGATIONS_ALREADY_EXIST;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The justification of a name; null where there is none.
    public static @Nullable Justification of(@Nullable String name) {
        for (Justification justification : values()) {
            if (justification.text().equals(name)) {
                return justification;
            }
        }
        return null;
    }
}
