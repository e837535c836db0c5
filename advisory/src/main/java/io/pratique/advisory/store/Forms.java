package io.pratique.advisory.store;

import io.pratique.advisory.feed.Feed;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Which feeds are read. Of those that tell the same in several forms it is one: a preferred one, else the usual
/// one,
/// else any other, each only where its data are there. So nothing is counted twice, and what one of them says
/// differently does not contradict the other.
final class Forms {
    private Forms() {}

    static Predicate<Feed> of(List<Feed> all, Path folder, DatabaseBuild.Request request) {
        Predicate<Feed> there = feed -> FeedReading.isThere(feed, folder);
        Comparator<Feed> order = Comparator.comparing((Feed feed) -> !there.test(feed))
                .thenComparing(feed -> !there.test(feed) || !request.preferred().contains(feed.id()))
                .thenComparing(feed -> feed.insteadOf() != null);
        Map<String, Feed> read = new HashMap<>();
        for (Feed feed : all) {
            if (request.takes(feed)) {
                read.merge(told(feed), feed, (first, second) -> order.compare(second, first) < 0 ? second : first);
            }
        }
        return feed -> feed.equals(read.get(told(feed)));
    }

    private static String told(Feed feed) {
        String other = feed.insteadOf();
        return other == null ? feed.id() : other;
    }
}
