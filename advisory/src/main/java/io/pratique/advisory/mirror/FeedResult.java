package io.pratique.advisory.mirror;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What became of a feed's downloads, in the feed's order.
public record FeedResult(String feed, Map<Download, DownloadResult> results) {
    public FeedResult {
        results = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    public boolean changed() {
        return results.values().stream().anyMatch(DownloadResult.Changed.class::isInstance);
    }

    /// Each failed download's label and reason.
    public List<String> failures() {
        return results.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof DownloadResult.Failed)
                .map(entry -> entry.getKey().label() + ": " + ((DownloadResult.Failed) entry.getValue()).reason())
                .toList();
    }
}
