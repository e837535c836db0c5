package io.pratique.advisory.feed;

import io.pratique.model.finding.FixState;
import io.pratique.model.finding.VersionRange;
import org.jspecify.annotations.Nullable;

/// What the Ubuntu CVE tracker says of one package in one archive: `released (1.0.2g-1ubuntu4.15)`, `ignored
/// (reached end-of-life)`.
///
/// @param state null where the archive does not have the package, or does not say which version has the fix
/// @param fixed the version with the fix, where the state needs one
record UbuntuStatus(
        String archive, @Nullable FixState state, @Nullable String fixed) {

    static UbuntuStatus parse(String archive, String value) {
        int open = value.indexOf('(');
        int close = value.lastIndexOf(')');
        String word = (open < 0 ? value : value.substring(0, open)).strip();
        String detail =
                open >= 0 && close > open ? value.substring(open + 1, close).strip() : "";
        FixState state = state(word, detail);
        return new UbuntuStatus(archive, state, state == FixState.FIXED ? detail : null);
    }

    private static @Nullable FixState state(String word, String detail) {
        return switch (word) {
            case "released" -> version(detail) ? FixState.FIXED : null;
            case "not-affected" -> FixState.NOT_AFFECTED;
            case "needed", "pending", "deferred", "active" -> FixState.AFFECTED;
            case "needs-triage" -> FixState.UNDER_INVESTIGATION;
            case "ignored" -> ignored(detail.replace('-', ' '));
            default -> null;
        };
    }

    private static boolean version(String detail) {
        return !detail.isEmpty()
                && Character.isDigit(detail.charAt(0))
                && detail.indexOf(' ') < 0
                && detail.indexOf(',') < 0;
    }

    /// By the words that the tracker's people use: "reached end-of-life", "out of standard support",
    /// "code-not-compiled".
    private static FixState ignored(String reason) {
        if (reason.contains("end of") || reason.contains("out of standard support")) {
            return FixState.END_OF_LIFE;
        }
        return reason.equals("code not compiled") ? FixState.NOT_AFFECTED : FixState.WILL_NOT_FIX;
    }

    /// Whether the archive gets no more fixes.
    boolean ended() {
        return state == FixState.END_OF_LIFE;
    }

    /// What this status of expanded maintenance means to those who do not have it. A version without `esm` in it
    /// was fixed while the release was still supported; any other fix is out of their reach, though a machine that
    /// has it is not affected.
    UbuntuStatus afterTheEnd() {
        boolean reachable = fixed != null && !fixed.contains("esm");
        boolean open = state == FixState.AFFECTED || state == FixState.WILL_NOT_FIX || state == FixState.FIXED;
        return open && !reachable ? new UbuntuStatus(archive, FixState.END_OF_LIFE, fixed) : this;
    }

    VersionRange range() {
        return fixed == null ? VersionRange.ALL : VersionRange.before(fixed);
    }
}
