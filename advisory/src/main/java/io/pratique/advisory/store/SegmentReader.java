package io.pratique.advisory.store;

import io.pratique.advisory.feed.FeedItem;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.finding.ThreatFact.Exploitation;
import io.pratique.model.finding.VersionRange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads what [SegmentWriter] wrote. The contents have been compared with their hash before.
final class SegmentReader {
    private static final FixState[] STATES = FixState.values();
    private static final Severity[] SEVERITIES = Severity.values();
    private static final Exploitation[] EXPLOITATIONS = Exploitation.values();

    private final Cursor in;
    private final List<String> strings = new ArrayList<>();

    SegmentReader(Section contents) {
        this.in = contents.at(0);
    }

    void each(Consumer<FeedItem> out) {
        while (!in.atEnd()) {
            out.accept(item());
        }
    }

    private FeedItem item() {
        int kind = in.octet();
        return switch (kind) {
            case SegmentWriter.ENTRY -> new FeedItem.Entry(advisory());
            case SegmentWriter.RATED -> new FeedItem.Rated(text(), Objects.requireNonNull(rating()));
            case SegmentWriter.TOLD -> new FeedItem.Told(text(), fact());
            case SegmentWriter.END_OF_LIFE -> new FeedItem.EndOfLife(text(), text(), Objects.requireNonNull(day()));
            default -> throw Format.corrupt("an unknown kind of item");
        };
    }

    private Advisory advisory() {
        String id = text();
        List<String> aliases = texts();
        List<String> covers = texts();
        String feed = text();
        Rating rating = rating();
        Instant published = time();
        Instant modified = time();
        Instant withdrawn = time();
        String url = optional();
        List<Affected> affected = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            affected.add(affected());
        }
        return new Advisory(id, aliases, covers, feed, rating, affected, published, modified, withdrawn, url);
    }

    private Affected affected() {
        var ecosystem = new Ecosystem(text(), text());
        String name = text();
        List<VersionRange> ranges = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            ranges.add(new VersionRange(optional(), optional(), optional()));
        }
        List<String> versions = texts();
        FixState state = STATES[in.octet()];
        Rating rating = rating();
        var condition = new Condition(optional(), texts(), texts());
        return new Affected(
                ecosystem,
                name,
                ranges,
                versions,
                state,
                rating,
                condition.equals(Condition.NONE) ? Condition.NONE : condition);
    }

    private ThreatFact fact() {
        int kind = in.octet();
        return switch (kind) {
            case SegmentWriter.EXPLOITED ->
                new ThreatFact.Exploited(text(), Objects.requireNonNull(day()), day(), in.octet() == 1);
            case SegmentWriter.PREDICTED ->
                new ThreatFact.Predicted(Double.longBitsToDouble(in.int64()), Double.longBitsToDouble(in.int64()));
            case SegmentWriter.DECIDED ->
                new ThreatFact.Decided(EXPLOITATIONS[in.octet()], in.octet() == 1, in.octet() == 1);
            case SegmentWriter.DISPUTED -> new ThreatFact.Disputed();
            case SegmentWriter.REJECTED -> new ThreatFact.Rejected();
            default -> throw Format.corrupt("an unknown kind of fact");
        };
    }

    private @Nullable Rating rating() {
        int severity = in.octet();
        if (severity == 0) {
            return null;
        }
        int score = in.octet();
        return new Rating(
                SEVERITIES[severity - 1], score == SegmentWriter.NONE ? null : score / 10.0, optional(), text());
    }

    private @Nullable Instant time() {
        long seconds = in.int64();
        return seconds == Long.MIN_VALUE ? null : Instant.ofEpochSecond(seconds);
    }

    private @Nullable LocalDate day() {
        long day = in.int64();
        return day == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(day);
    }

    private List<String> texts() {
        int count = in.count();
        if (count == 0) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(count);
        for (int left = count; left > 0; left--) {
            texts.add(text());
        }
        return texts;
    }

    private String text() {
        return Objects.requireNonNull(optional());
    }

    private @Nullable String optional() {
        int number = in.varint();
        if (number == 0) {
            return null;
        }
        if (number > 1) {
            return strings.get(number - 2);
        }
        String text = new String(in.octets(in.varint()), StandardCharsets.UTF_8);
        strings.add(text);
        return text;
    }
}
