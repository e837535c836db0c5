package io.pratique.advisory.store;

import io.pratique.advisory.feed.FeedItem;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.finding.VersionRange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what a feed gave, item after item, for [SegmentReader]. A string is written once; later it is a number.
final class SegmentWriter {
    static final int ENTRY = 1;
    static final int RATED = 2;
    static final int TOLD = 3;
    static final int END_OF_LIFE = 4;

    static final int EXPLOITED = 1;
    static final int PREDICTED = 2;
    static final int DECIDED = 3;
    static final int DISPUTED = 4;
    static final int REJECTED = 5;

    /// No score.
    static final int NONE = 255;

    private final Output out = new Output();
    private final Map<String, Integer> strings = new HashMap<>();

    ByteBuffer contents() {
        return out.buffer().slice();
    }

    void write(FeedItem item) {
        switch (item) {
            case FeedItem.Entry(Advisory advisory) -> advisory(advisory);
            case FeedItem.Rated(String id, Rating rating) -> {
                out.octet(RATED);
                text(id);
                rating(rating);
            }
            case FeedItem.Told(String id, ThreatFact fact) -> {
                out.octet(TOLD);
                text(id);
                fact(fact);
            }
            case FeedItem.EndOfLife(String distro, String release, LocalDate date) -> {
                out.octet(END_OF_LIFE);
                text(distro);
                text(release);
                day(date);
            }
        }
    }

    private void advisory(Advisory advisory) {
        out.octet(ENTRY);
        text(advisory.id());
        texts(advisory.aliases());
        texts(advisory.covers());
        text(advisory.feed());
        rating(advisory.rating());
        time(advisory.published());
        time(advisory.modified());
        time(advisory.withdrawn());
        text(advisory.url());
        out.varint(advisory.affected().size());
        advisory.affected().forEach(this::affected);
    }

    private void affected(Affected affected) {
        text(affected.ecosystem().name());
        text(affected.ecosystem().release());
        text(affected.name());
        out.varint(affected.ranges().size());
        for (VersionRange range : affected.ranges()) {
            text(range.introduced());
            text(range.fixed());
            text(range.lastAffected());
        }
        texts(affected.versions());
        out.octet(affected.state().ordinal());
        rating(affected.rating());
        Condition condition = affected.condition();
        text(condition.stream());
        texts(condition.platforms());
        texts(condition.symbols());
    }

    private void fact(ThreatFact fact) {
        switch (fact) {
            case ThreatFact.Exploited exploited -> {
                out.octet(EXPLOITED);
                text(exploited.source());
                day(exploited.added());
                day(exploited.due());
                out.octet(exploited.ransomware() ? 1 : 0);
            }
            case ThreatFact.Predicted predicted ->
                out.octet(PREDICTED)
                        .int64(Double.doubleToLongBits(predicted.probability()))
                        .int64(Double.doubleToLongBits(predicted.percentile()));
            case ThreatFact.Decided decided ->
                out.octet(DECIDED)
                        .octet(decided.exploitation().ordinal())
                        .octet(decided.automatable() ? 1 : 0)
                        .octet(decided.total() ? 1 : 0);
            case ThreatFact.Disputed disputed -> out.octet(DISPUTED);
            case ThreatFact.Rejected rejected -> out.octet(REJECTED);
        }
    }

    private void rating(@Nullable Rating rating) {
        if (rating == null) {
            out.octet(0);
            return;
        }
        Double score = rating.score();
        out.octet(rating.severity().ordinal() + 1)
                .octet(score == null ? NONE : (int) Math.round(Math.clamp(score, 0.0, 10.0) * 10));
        text(rating.vector());
        text(rating.source());
    }

    private void time(@Nullable Instant time) {
        out.int64(time == null ? Long.MIN_VALUE : time.getEpochSecond());
    }

    private void day(@Nullable LocalDate date) {
        out.int64(date == null ? Long.MIN_VALUE : date.toEpochDay());
    }

    private void texts(List<String> texts) {
        out.varint(texts.size());
        texts.forEach(this::text);
    }

    private void text(@Nullable String text) {
        if (text == null) {
            out.varint(0);
            return;
        }
        Integer known = strings.putIfAbsent(text, strings.size());
        if (known != null) {
            out.varint(known + 2);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.varint(1).varint(bytes.length).octets(bytes);
    }
}
