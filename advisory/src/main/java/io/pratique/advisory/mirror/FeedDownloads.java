package io.pratique.advisory.mirror;

import java.util.List;

/// What a feed needs.
///
/// @param feed its id
public record FeedDownloads(String feed, List<Download> downloads) {
    public FeedDownloads {
        downloads = List.copyOf(downloads);
    }
}
