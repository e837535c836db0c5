package io.pratique.advisory.feed;

import java.util.List;

/// All feeds.
public final class Feeds {
    public static final List<Feed> ALL = List.of(new AlmaLinuxFeed(), new GolangFeed(), new PypiFeed());

    private Feeds() {}
}
