package io.pratique.model.finding;

import java.util.Locale;

/// What the maintainer of a package says of a problem in it.
public enum FixState {
    /// There is a version without the problem.
    FIXED,
    /// Affected, and no fix is known.
    AFFECTED,
    WILL_NOT_FIX,
    /// Affected; it is too small for a fix of its own and may be fixed with others later.
    DEFERRED,
    END_OF_LIFE,
    UNDER_INVESTIGATION,
    /// Said not to be affected; it is never reported, and it overrules what others say of the same package.
    NOT_AFFECTED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
