package io.pratique.advisory.feed;

import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Advisories that say which versions are safe; all others are affected.
final class Requirements {
    private static final LooseOrder ORDER = new LooseOrder();
    private static final int COUNT_LIMIT = 200;

    private Requirements() {}

    /// The versions that none of the requirements takes in.
    static List<VersionRange> outside(List<String> safe, Requirement.Grammar grammar) throws IOException {
        if (safe.size() > COUNT_LIMIT) {
            throw new IOException("more than " + COUNT_LIMIT + " requirements");
        }
        List<Requirement> stretches = new ArrayList<>();
        for (String text : safe) {
            stretches.add(Requirement.parse(text, grammar));
        }
        stretches.sort(Comparator.comparing(Requirement::from, Comparator.nullsFirst(ORDER)));
        List<VersionRange> out = new ArrayList<>();
        String at = null;
        for (Requirement stretch : stretches) {
            String from = stretch.from();
            if (from != null && (at == null || ORDER.compare(at, from) < (stretch.after() ? 1 : 0))) {
                out.add(new VersionRange(at, stretch.after() ? null : from, stretch.after() ? from : null));
            }
            if (stretch.until() == null) {
                return out;
            }
            at = later(at, stretch.until());
        }
        out.add(new VersionRange(at, null, null));
        return out;
    }

    private static String later(@Nullable String a, String b) {
        return a == null || ORDER.compare(a, b) < 0 ? b : a;
    }
}
