package io.pratique.advisory.store;

import java.util.HashMap;
import java.util.Map;

/// Hashes of what advisories say, alike in any two databases: strings count by their text, and the entries of an
/// advisory in whatever order they lie.
final class AdvisoryHashes {
    private static final long FACTOR = 0x9e37_79b9_7f4a_7c15L;

    /// Bytes of problems that may be read, which advisories share; far more than any real database has.
    private static final long BUDGET = 1L << 30;

    private final Dictionary strings;
    private final Section advisories;
    private final Section problems;
    private final Section entries;
    private final Section ratings;
    private final long[] hashes;
    private final Map<Integer, String> texts = new HashMap<>();
    private long spent;
    /// Over the ratings of the problems of an advisory.
    private long rated;

    AdvisoryHashes(Dictionary strings, Section advisories, Section problems, Section entries, Section ratings) {
        this.strings = strings;
        this.advisories = advisories;
        this.problems = problems;
        this.entries = entries;
        this.ratings = ratings;
        this.hashes = new long[strings.count()];
    }

    Map<AdvisoryName, Long> all(EntryWalk walk) {
        Map<Integer, Long> sums = new HashMap<>();
        walk.each(
                (ecosystem, name, advisory, at) -> sums.merge(advisory, entry(named(ecosystem, name), at), Long::sum));
        Map<AdvisoryName, Long> out = new HashMap<>();
        Cursor cursor = advisories.at(0);
        while (!cursor.atEnd()) {
            long sum = sums.getOrDefault(cursor.position(), 0L);
            int id = cursor.varint();
            int feed = cursor.varint();
            out.merge(new AdvisoryName(name(feed), name(id)), sum + head(cursor), Long::sum);
        }
        return out;
    }

    /// Which package, by the numbers of its strings.
    long named(int ecosystem, int name) {
        return mix(mix(FACTOR, text(ecosystem)), text(name));
    }

    /// All of an advisory but its entries, with the ratings of its problems.
    long advisory(Cursor cursor) {
        rated = FACTOR;
        long hash = mix(mix(FACTOR, text(cursor.varint())), text(cursor.varint()));
        return mix(mix(hash, head(cursor)), rated);
    }

    private String name(int number) {
        return texts.computeIfAbsent(number, strings::text);
    }

    /// The rest of an advisory after its id and feed. When it was changed does not count.
    private long head(Cursor cursor) {
        int rating = cursor.varint();
        long hash = rating == 0 ? FACTOR : mix(FACTOR, rating(rating - 1));
        hash = mix(hash, optional(cursor.varint()));
        hash = mix(hash, cursor.varint());
        cursor.skip(1);
        hash = mix(hash, cursor.varint());
        for (int left = cursor.count(); left > 0; left--) {
            int at = cursor.varint();
            Cursor problem = problems.at(at);
            hash = texts(mix(hash, text(problem.varint())), problem);
            for (int ratings = problem.count(); ratings > 0; ratings--) {
                rated = mix(rated, rating(problem.varint()));
            }
            spent += problem.position() - at;
            if (spent > BUDGET) {
                throw Format.corrupt("more names of problems than can be true");
            }
        }
        return hash;
    }

    long entry(long start, int at) {
        Cursor cursor = entries.at(at);
        cursor.skip(1);
        int flags = cursor.octet();
        long hash = mix(start, flags);
        for (int left = cursor.count(); left > 0; left--) {
            hash = mix(hash, optional(cursor.varint()));
            hash = mix(hash, optional(cursor.varint()));
            hash = mix(hash, optional(cursor.varint()));
        }
        if ((flags & Format.HAS_VERSIONS) != 0) {
            hash = texts(hash, cursor);
        }
        if ((flags & Format.HAS_RATING) != 0) {
            hash = mix(hash, rating(cursor.varint()));
        }
        if ((flags & Format.HAS_CONDITION) != 0) {
            hash = mix(hash, optional(cursor.varint()));
            hash = texts(texts(hash, cursor), cursor);
        }
        return hash;
    }

    private long texts(long start, Cursor cursor) {
        long hash = start;
        for (int left = cursor.count(); left > 0; left--) {
            hash = mix(hash, text(cursor.varint()));
        }
        return mix(hash, 1);
    }

    private long rating(int number) {
        int at = number <= Integer.MAX_VALUE / Format.RATING_ROW ? number * Format.RATING_ROW : -1;
        long words = (long) ratings.byteAt(at) << 8 | ratings.byteAt(at + 1);
        return mix(mix(words, optional(ratings.intAt(at + 4))), text(ratings.intAt(at + 8)));
    }

    private long optional(int reference) {
        return reference == 0 ? 0 : text(reference - 1);
    }

    private long text(int number) {
        if (number < 0 || number >= hashes.length) {
            throw Format.corrupt("a string that does not exist");
        }
        if (hashes[number] == 0) {
            hashes[number] = strings.hash(number);
        }
        return hashes[number];
    }

    private static long mix(long hash, long more) {
        long mixed = (hash ^ more) * FACTOR;
        return mixed ^ mixed >>> 29;
    }
}
