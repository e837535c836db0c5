package io.pratique.model.finding;

import org.jspecify.annotations.Nullable;

/// A stretch of affected versions: from `introduced` on, before `fixed` or up to and including `lastAffected`.
///
/// @param introduced first affected version, null for "from the beginning"
/// @param fixed first version not affected any more, null when there is none
/// @param lastAffected last affected version, used only where `fixed` is null
public record VersionRange(
        @Nullable String introduced,
        @Nullable String fixed,
        @Nullable String lastAffected) {

    public static final VersionRange ALL = new VersionRange(null, null, null);

    public static VersionRange before(String fixed) {
        return new VersionRange(null, fixed, null);
    }

    /// For people: `>= 1.2, < 1.4`.
    @Override
    public String toString() {
        String from = introduced == null ? "" : ">= " + introduced;
        String to = fixed != null ? "< " + fixed : lastAffected != null ? "<= " + lastAffected : "";
        if (from.isEmpty() && to.isEmpty()) {
            return "all versions";
        }
        return from.isEmpty() || to.isEmpty() ? from + to : from + ", " + to;
    }
}
