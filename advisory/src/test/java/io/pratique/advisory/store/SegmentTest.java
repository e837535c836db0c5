package io.pratique.advisory.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.feed.FeedItem;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.finding.VersionRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentTest {
    private static final LocalDate DAY = LocalDate.parse("2024-05-06");
    private static final Rating RATING = new Rating(Severity.HIGH, 7.5, "CVSS:3.1/AV:N", "nvd");

    @Test
    void givesBackEveryKindOfItem() {
        var affected = new Affected(
                Ecosystem.parse("Red Hat:9"),
                "nodejs",
                List.of(VersionRange.before("1:16.2"), new VersionRange("2", null, "3"), VersionRange.ALL),
                List.of("1.0", "1.0é"),
                FixState.DEFERRED,
                RATING,
                new Condition("nodejs:16", List.of("linux"), List.of("a#B")));
        List<FeedItem> items = List.of(
                new FeedItem.Entry(new Advisory(
                        "RHSA-1",
                        List.of("CVE-1"),
                        List.of("CVE-1", "CVE-2"),
                        "redhat",
                        new Rating(Severity.UNKNOWN, null, null, "redhat"),
                        List.of(affected, affected),
                        Instant.parse("1969-01-01T00:00:00Z"),
                        Instant.parse("2026-01-01T00:00:01Z"),
                        null,
                        "https://example.org")),
                new FeedItem.Entry(
                        new Advisory("X", List.of(), List.of(), "x", null, List.of(), null, null, null, null)),
                new FeedItem.Rated("CVE-1", RATING),
                new FeedItem.Told("CVE-1", new ThreatFact.Exploited("cisa-kev", DAY, null, true)),
                new FeedItem.Told("CVE-1", new ThreatFact.Predicted(0.00043, 0.1)),
                new FeedItem.Told("CVE-1", new ThreatFact.Decided(ThreatFact.Exploitation.POC, true, false)),
                new FeedItem.Told("CVE-1", new ThreatFact.Disputed()),
                new FeedItem.Told("CVE-1", new ThreatFact.Rejected()),
                new FeedItem.EndOfLife("debian", "12", DAY));
        var writer = new SegmentWriter();
        items.forEach(writer::write);
        List<FeedItem> read = new ArrayList<>();
        new SegmentReader(new Section(writer.contents())).each(read::add);
        assertThat(read).isEqualTo(items);
    }
}
