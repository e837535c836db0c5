package io.pratique.advisory.store;

import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.VersionRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Guards against strings that no reader would accept.
final class Texts {
    /// Far above every real name, version and address, far below [Dictionary]'s limit in UTF-8.
    private static final int LENGTH_LIMIT = 4096;

    private Texts() {}

    static boolean fit(Advisory advisory) {
        return fit(advisory.id())
                && fit(advisory.url())
                && fit(advisory.aliases())
                && fit(advisory.covers())
                && all(advisory.affected());
    }

    private static boolean all(List<Affected> packages) {
        for (Affected affected : packages) {
            if (!fit(affected)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fit(Affected affected) {
        return fit(affected.name())
                && fit(affected.ecosystem().release())
                && fit(affected.versions())
                && fit(affected.condition().stream())
                && fit(affected.condition().platforms())
                && fit(affected.condition().symbols())
                && ranges(affected.ranges());
    }

    private static boolean ranges(List<VersionRange> ranges) {
        for (VersionRange range : ranges) {
            if (!fit(range)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fit(VersionRange range) {
        return fit(range.introduced()) && fit(range.fixed()) && fit(range.lastAffected());
    }

    private static boolean fit(List<String> texts) {
        for (String text : texts) {
            if (!fit(text)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fit(@Nullable String text) {
        return text == null || text.length() <= LENGTH_LIMIT;
    }
}
