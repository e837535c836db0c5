package io.pratique.advisory.store;

import java.time.Instant;
import java.util.List;

/// Which advisories these are.
///
/// @param id changes whenever the contents change, and only then
/// @param built the newest date found in the data, so that the same feeds give the same bytes
/// @param feeds what went in
public record Generation(String id, Instant built, List<FeedSummary> feeds) {
    public Generation {
        feeds = List.copyOf(feeds);
    }

    public record FeedSummary(String id, int advisories) {}
}
