package io.pratique.cli;

import io.pratique.advisory.feed.Feed;
import io.pratique.advisory.feed.Feeds;
import io.pratique.advisory.mirror.FeedDownloads;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which feeds are fetched, and which may go into a database.
///
/// @param named the ids that were asked for; empty for all
/// @param accepted ids of feeds whose terms limit their use and that the operator accepted
record FeedChoice(Set<String> named, Set<String> accepted) {
    /// Ids of accepted feeds, separated by blanks or commas.
    static final String VARIABLE = "PRATIQUE_ACCEPT_FEEDS";

    /// @throws PratiqueException when a feed is unknown, cannot be fetched or is not accepted
    static FeedChoice of(List<String> named, List<String> accepted, Surroundings around) {
        Set<String> all = new LinkedHashSet<>(accepted);
        for (String word : around.variable(VARIABLE).split("[\\s,]+")) {
            if (!word.isEmpty()) {
                all.add(word);
            }
        }
        for (String id : all) {
            require(
                    "feed of restricted terms",
                    id,
                    ids(Feeds.ALL.stream().filter(Feed::restricted).toList()));
        }
        FeedChoice choice = new FeedChoice(Set.copyOf(named), Set.copyOf(all));
        for (String id : named) {
            require("feed that can be fetched", id, fetchable());
            if (choice.leftOut().contains(id)) {
                throw new PratiqueException(
                        ErrorKind.USAGE, "the terms of " + id + " limit its use; add --accept " + id + " if you may");
            }
        }
        return choice;
    }

    private static void require(String what, String id, List<String> known) {
        if (!known.contains(id)) {
            throw ScanRequest.unknown(what, id, known);
        }
    }

    /// Ids of all feeds that have a public place.
    static List<String> fetchable() {
        return ids(
                Feeds.ALL.stream().filter(feed -> !feed.downloads().isEmpty()).toList());
    }

    private static List<String> ids(List<Feed> feeds) {
        return feeds.stream().map(Feed::id).toList();
    }

    boolean allows(Feed feed) {
        return !feed.restricted() || accepted.contains(feed.id());
    }

    /// All that may be in a database, also those that are not fetched now.
    List<Feed> allowed() {
        return Feeds.ALL.stream().filter(this::allows).toList();
    }

    List<FeedDownloads> fetched() {
        return allowed().stream()
                .filter(feed -> named.isEmpty() || named.contains(feed.id()))
                .filter(feed -> !feed.downloads().isEmpty())
                .map(feed -> new FeedDownloads(feed.id(), feed.downloads()))
                .toList();
    }

    /// Ids of the feeds that nobody accepted.
    List<String> leftOut() {
        return ids(Feeds.ALL.stream().filter(feed -> !allows(feed)).toList());
    }
}
