package io.pratique.advisory.feed;

import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.ThreatFact;
import java.time.LocalDate;

/// What a feed gives.
public sealed interface FeedItem {
    record Entry(Advisory advisory) implements FeedItem {}

    /// How bad a problem is, said without saying which packages have it.
    record Rated(String id, Rating rating) implements FeedItem {}

    /// What attackers do with a problem, said without saying which packages have it.
    ///
    /// @param id a CVE
    record Told(String id, ThreatFact fact) implements FeedItem {}

    /// The last day a release of an operating system, or of a program, gets fixes from its maker.
    ///
    /// @param distro the `ID` of os-release(5), or the name in package URLs of the type `generic`
    record EndOfLife(String distro, String release, LocalDate date) implements FeedItem {}
}
