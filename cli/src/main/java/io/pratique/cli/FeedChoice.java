package io.pratique.cli;

import io.pratique.advisory.feed.Feed;
import io.pratique.advisory.feed.Feeds;
import io.pratique.advisory.mirror.FeedDownloads;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Which feeds are fetched, and which may go into a database.
///
/// @param named the ids that were asked for; empty for all
/// @param accepted ids of feeds whose terms limit their use and that the operator accepted
/// @param added ids of feeds that are off unless they are asked for, and that the operator asked for
record FeedChoice(Set<String> named, Set<String> accepted, Set<String> added) {
    /// Ids of accepted feeds, separated by blanks or commas.
    static final String VARIABLE = "PRATIQUE_ACCEPT_FEEDS";

    /// Ids of added feeds, alike.
    static final String ADDED = "PRATIQUE_WITH_FEEDS";

    /// @throws PratiqueException when a feed is unknown, cannot be fetched or is not accepted
    static FeedChoice of(List<String> named, List<String> accepted, List<String> added, Surroundings around) {
        Set<String> agreed = all("feed of restricted terms", accepted, VARIABLE, Feed::restricted, around);
        Set<String> more = all("feed that is off by default", added, ADDED, Feed::optional, around);
        named.stream().filter(optional()::contains).forEach(more::add);
        FeedChoice choice = new FeedChoice(Set.copyOf(named), Set.copyOf(agreed), Set.copyOf(more));
        for (String id : named) {
            require("feed that can be fetched", id, fetchable());
            if (choice.leftOut().contains(id)) {
                throw new PratiqueException(
                        ErrorKind.USAGE, "the terms of " + id + " limit its use; add --accept " + id + " if you may");
            }
        }
        return choice;
    }

    /// The ids given on the command line and in a variable.
    private static Set<String> all(
            String what, List<String> given, String variable, Predicate<Feed> kind, Surroundings around) {
        Set<String> all = new LinkedHashSet<>(given);
        for (String word : around.variable(variable).split("[\\s,]+")) {
            if (!word.isEmpty()) {
                all.add(word);
            }
        }
        List<String> known = ids(Feeds.ALL.stream().filter(kind).toList());
        all.forEach(id -> require(what, id, known));
        return all;
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

    /// Ids of all feeds that are off unless they are asked for.
    static List<String> optional() {
        return ids(Feeds.ALL.stream().filter(Feed::optional).toList());
    }

    private static List<String> ids(List<Feed> feeds) {
        return feeds.stream().map(Feed::id).toList();
    }

    boolean allows(Feed feed) {
        return !feed.restricted() || accepted.contains(feed.id());
    }

    boolean asksFor(Feed feed) {
        return !feed.optional() || added.contains(feed.id());
    }

    /// All that may be in a database, also those that are not fetched now. What tells the same as another is in it
    /// where the other cannot be had.
    List<Feed> allowed() {
        return Feeds.ALL.stream()
                .filter(this::allows)
                .filter(feed -> asksFor(feed) || feed.insteadOf() != null)
                .toList();
    }

    List<FeedDownloads> fetched() {
        Set<String> replaced = new LinkedHashSet<>();
        for (Feed feed : Feeds.ALL) {
            String other = feed.insteadOf();
            if (other != null && asksFor(feed)) {
                replaced.add(other);
            }
        }
        return allowed().stream()
                .filter(feed -> named.isEmpty() ? !replaced.contains(feed.id()) : named.contains(feed.id()))
                .filter(this::asksFor)
                .filter(feed -> !feed.downloads().isEmpty())
                .map(feed -> new FeedDownloads(feed.id(), feed.downloads()))
                .toList();
    }

    /// Ids of the feeds that nobody accepted.
    List<String> leftOut() {
        return ids(Feeds.ALL.stream().filter(feed -> !allows(feed)).toList());
    }
}
