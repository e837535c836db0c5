package io.pratique.advisory.feed;

import io.pratique.json.JsonValue;
import io.pratique.model.finding.VersionRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the events of OSV ranges into stretches of versions.
final class OsvRanges {
    private OsvRanges() {}

    static List<VersionRange> read(JsonValue ranges) {
        List<VersionRange> out = new ArrayList<>();
        for (JsonValue range : ranges.items()) {
            if (!"GIT".equals(range.text("type"))) {
                events(range.get("events").items(), out);
            }
        }
        return out;
    }

    private static void events(List<JsonValue> events, List<VersionRange> out) {
        if (events.size() == 2 && events.get(1).text("introduced") != null && ends(events.get(0))) {
            events = events.reversed();
        }
        String introduced = null;
        boolean open = false;
        for (JsonValue event : events) {
            String start = event.text("introduced");
            if (start != null) {
                if (open) {
                    out.add(new VersionRange(from(introduced), null, null));
                }
                introduced = start;
                open = true;
            } else if (open && ends(event)) {
                out.add(new VersionRange(from(introduced), event.text("fixed"), event.text("last_affected")));
                open = false;
            }
        }
        if (open) {
            out.add(new VersionRange(from(introduced), null, null));
        }
    }

    private static boolean ends(JsonValue event) {
        return event.text("fixed") != null || event.text("last_affected") != null;
    }

    /// `0` sorts before every version of every ecosystem (OSV schema, `events`), and `0.0.0-0`, which RustSec
    /// writes,
    /// is the lowest semantic one.
    private static @Nullable String from(@Nullable String introduced) {
        return "0".equals(introduced) || "0.0.0-0".equals(introduced) ? null : introduced;
    }
}
