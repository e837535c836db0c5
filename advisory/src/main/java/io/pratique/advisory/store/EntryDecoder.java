package io.pratique.advisory.store;

import io.pratique.model.finding.Condition;
import io.pratique.model.finding.FixState;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Severity;
import io.pratique.model.finding.VersionRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decodes what one key has: per entry one candidate for each problem that its advisory answers. Used for one
/// look-up.
final class EntryDecoder {
    /// Rough bytes one look-up may decode; the largest real one (a distribution's kernel) takes some 10 MB.
    private static final int BUDGET = 256 << 20;

    private static final FixState[] STATES = FixState.values();
    private static final Severity[] SEVERITIES = Severity.values();

    private final Dictionary strings;
    private final Section entries;
    private final Section advisories;
    private final Section problems;
    private final Section ratings;
    private final List<Candidate> out = new ArrayList<>();
    private int spent;

    EntryDecoder(Dictionary strings, Section entries, Section advisories, Section problems, Section ratings) {
        this.strings = strings;
        this.entries = entries;
        this.advisories = advisories;
        this.problems = problems;
        this.ratings = ratings;
    }

    List<Candidate> decode(int offset) {
        Cursor cursor = entries.at(offset);
        for (int left = cursor.count(); left > 0; left--) {
            entry(cursor);
        }
        return out;
    }

    /// What one entry says.
    List<Candidate> one(int offset) {
        int from = out.size();
        entry(entries.at(offset));
        return List.copyOf(out.subList(from, out.size()));
    }

    private void entry(Cursor cursor) {
        int advisory = cursor.varint();
        int flags = cursor.octet();
        int state = flags & Format.STATE_MASK;
        if (state >= STATES.length) {
            throw Format.corrupt("an unknown state");
        }
        List<VersionRange> ranges = ranges(cursor);
        List<String> versions = (flags & Format.HAS_VERSIONS) == 0 ? List.of() : texts(cursor);
        Rating own = (flags & Format.HAS_RATING) == 0 ? null : rating(cursor.varint());
        Condition condition = (flags & Format.HAS_CONDITION) == 0
                ? Condition.NONE
                : new Condition(optional(cursor.varint()), texts(cursor), texts(cursor));
        explode(advisory, own, new Word(ranges, versions, STATES[state], condition));
    }

    /// What an entry says, whatever the problem.
    private record Word(List<VersionRange> ranges, List<String> versions, FixState state, Condition condition) {}

    private void explode(int advisory, @Nullable Rating own, Word word) {
        Cursor cursor = advisories.at(advisory);
        String id = text(cursor.varint());
        String feed = text(cursor.varint());
        int general = cursor.varint();
        String url = optional(cursor.varint());
        LocalDate published = Entry.Days.date(cursor.varint());
        cursor.varint();
        LocalDate withdrawn = Entry.Days.date(cursor.varint());
        List<Rating> said = new ArrayList<>(2);
        if (own != null) {
            said.add(own);
        }
        if (general != 0) {
            said.add(rating(general - 1));
        }
        for (int left = cursor.count(); left > 0; left--) {
            Cursor problem = problems.at(cursor.varint());
            String name = text(problem.varint());
            List<String> aliases = texts(problem);
            List<Rating> all = facts(said, problem);
            spend(64);
            out.add(new Candidate(
                    name,
                    aliases,
                    id,
                    feed,
                    all,
                    word.ranges,
                    word.versions,
                    word.state,
                    word.condition,
                    url,
                    published,
                    withdrawn));
        }
    }

    private List<Rating> facts(List<Rating> said, Cursor problem) {
        int count = problem.count();
        if (count == 0) {
            return said;
        }
        List<Rating> all = new ArrayList<>(said);
        for (int left = count; left > 0; left--) {
            all.add(rating(problem.varint()));
        }
        return all;
    }

    private List<VersionRange> ranges(Cursor cursor) {
        int count = cursor.count();
        List<VersionRange> ranges = new ArrayList<>(Math.min(count, 64));
        for (int left = count; left > 0; left--) {
            ranges.add(
                    new VersionRange(optional(cursor.varint()), optional(cursor.varint()), optional(cursor.varint())));
        }
        return List.copyOf(ranges);
    }

    private List<String> texts(Cursor cursor) {
        int count = cursor.count();
        if (count == 0) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(Math.min(count, 64));
        for (int left = count; left > 0; left--) {
            texts.add(text(cursor.varint()));
        }
        return List.copyOf(texts);
    }

    private Rating rating(int number) {
        int at = number <= Integer.MAX_VALUE / Format.RATING_ROW ? number * Format.RATING_ROW : -1;
        int severity = ratings.byteAt(at);
        int score = ratings.byteAt(at + 1);
        if (severity >= SEVERITIES.length || (score > 100 && score != Format.NO_SCORE)) {
            throw Format.corrupt("an unknown severity");
        }
        return new Rating(
                SEVERITIES[severity],
                score == Format.NO_SCORE ? null : score / 10.0,
                optional(ratings.intAt(at + 4)),
                text(ratings.intAt(at + 8)));
    }

    /// References are written one higher, zero for null.
    private @Nullable String optional(int reference) {
        return reference == 0 ? null : text(reference - 1);
    }

    private String text(int number) {
        String text = strings.text(number);
        spend(32 + text.length());
        return text;
    }

    private void spend(int bytes) {
        spent += bytes;
        if (spent > BUDGET) {
            throw Format.corrupt("more about one package than can be true");
        }
    }
}
