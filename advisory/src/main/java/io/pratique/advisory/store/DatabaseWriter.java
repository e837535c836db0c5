package io.pratique.advisory.store;

import io.pratique.advisory.store.Format.Part;
import io.pratique.model.finding.Condition;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import io.pratique.model.finding.VersionRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lays a [DatabaseBuilder]'s contents out as [Format] says.
final class DatabaseWriter {
    private final DatabaseBuilder contents;
    private final StringTable strings;
    private final Map<Part, Output> parts = new EnumMap<>(Part.class);
    /// The builder shares equal ones, so that being the same is being equal.
    private final Map<Rating, Integer> ratings = new IdentityHashMap<>();

    private final Map<Entry.Problem, Integer> problems = new IdentityHashMap<>();
    private final Map<Entry.Head, Integer> heads = new IdentityHashMap<>();

    private final NameIndexWriter index = new NameIndexWriter();

    DatabaseWriter(DatabaseBuilder contents) {
        this.contents = contents;
        this.strings = StringTable.of(contents);
        for (Part part : Part.values()) {
            parts.put(part, new Output());
        }
    }

    void write(Path output) throws IOException {
        layOut();
        AtomicFile.write(output, this::writeParts);
    }

    private void layOut() {
        strings.write(part(Part.STRING_OFFSETS), part(Part.STRINGS));
        contents.entries().forEach(this::ecosystem);
        index.write(part(Part.NAME_ROWS), part(Part.NAMES), part(Part.SAID));
        contents.endOfLife()
                .forEach((release, date) -> part(Part.END_OF_LIFE)
                        .int32(strings.number(release.distro()))
                        .int32(strings.number(release.release()))
                        .int32((int) date.toEpochDay()));
        contents.predictions().write(part(Part.PREDICTIONS));
        contents.threats().forEach(this::threat);
        part(Part.GENERATION)
                .int64(contents.built().getEpochSecond())
                .varint(contents.feeds().size());
        contents.feeds()
                .forEach((feed, count) ->
                        part(Part.GENERATION).varint(strings.number(feed)).varint(count));
    }

    private void threat(int cve, Threat threat) {
        int bits = ThreatBits.of(threat);
        if (bits == 0) {
            return;
        }
        ThreatFact.Exploited exploited = threat.exploited();
        Output out = part(Part.THREATS).int32(cve);
        if (exploited == null) {
            out.int32(0).int32(0).int32(0);
        } else {
            out.int32((int) exploited.added().toEpochDay())
                    .int32(exploited.due() == null ? 0 : (int) exploited.due().toEpochDay())
                    .int32(strings.number(exploited.source()));
        }
        out.int32(bits);
    }

    private Output part(Part part) {
        return java.util.Objects.requireNonNull(parts.get(part));
    }

    private void ecosystem(String ecosystem, Map<String, List<Entry>> names) {
        var sorted = new TreeMap<Integer, List<Entry>>();
        names.forEach((name, entries) -> sorted.put(strings.number(name), entries));
        part(Part.ECOSYSTEMS)
                .int32(strings.number(ecosystem))
                .int32(part(Part.KEYS).size() / Format.KEY_ROW)
                .int32(sorted.size())
                .int32(contents.isComplete(ecosystem) ? 1 : 0);
        sorted.forEach((name, entries) -> {
            part(Part.KEYS).int32(name).int32(part(Part.ENTRIES).size());
            List<Entry> distinct = distinct(entries);
            part(Part.ENTRIES).varint(distinct.size());
            distinct.forEach(this::entry);
        });
    }

    /// In order, each once.
    private static List<Entry> distinct(List<Entry> entries) {
        if (entries.size() == 1) {
            return entries;
        }
        entries.sort(Entry.ORDER);
        List<Entry> distinct = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            Entry last = distinct.isEmpty() ? null : distinct.getLast();
            if (last == null || last.head() != entry.head() || !last.equals(entry)) {
                distinct.add(entry);
            }
        }
        return distinct;
    }

    private void entry(Entry entry) {
        int flags = entry.state().ordinal()
                | (entry.versions().isEmpty() ? 0 : Format.HAS_VERSIONS)
                | (entry.rating() == null ? 0 : Format.HAS_RATING)
                | (entry.condition().equals(Condition.NONE) ? 0 : Format.HAS_CONDITION);
        Output out = part(Part.ENTRIES);
        int advisory = head(entry.head());
        index.entry(advisory, out.size());
        out.varint(advisory).octet(flags).varint(entry.ranges().size());
        for (VersionRange range : entry.ranges()) {
            out.varint(reference(range.introduced()))
                    .varint(reference(range.fixed()))
                    .varint(reference(range.lastAffected()));
        }
        if (!entry.versions().isEmpty()) {
            texts(out, entry.versions());
        }
        if (entry.rating() != null) {
            out.varint(rating(entry.rating()));
        }
        if (!entry.condition().equals(Condition.NONE)) {
            out.varint(reference(entry.condition().stream()));
            texts(out, entry.condition().platforms());
            texts(out, entry.condition().symbols());
        }
    }

    private int head(Entry.Head head) {
        Integer known = heads.get(head);
        if (known != null) {
            return known;
        }
        Output out = part(Part.ADVISORIES);
        int at = out.size();
        out.varint(strings.number(head.id())).varint(strings.number(head.feed()));
        out.varint(head.rating() == null ? 0 : rating(head.rating()) + 1).varint(reference(head.url()));
        out.varint(head.days().published())
                .varint(head.days().modified())
                .varint(head.days().withdrawn());
        out.varint(head.problems().size());
        head.problems().forEach(problem -> out.varint(problem(problem)));
        names(head, at);
        heads.put(head, at);
        return at;
    }

    private void names(Entry.Head head, int at) {
        index.name(strings.number(head.id()), at);
        for (Entry.Problem problem : head.problems()) {
            index.name(strings.number(problem.id()), at);
            problem.aliases().forEach(alias -> index.name(strings.number(alias), at));
        }
    }

    private int problem(Entry.Problem problem) {
        Integer known = problems.get(problem);
        if (known != null) {
            return known;
        }
        Output out = part(Part.PROBLEMS);
        int at = out.size();
        out.varint(strings.number(problem.id()));
        texts(out, problem.aliases());
        List<Rating> facts = contents.facts(problem);
        out.varint(facts.size());
        facts.forEach(fact -> out.varint(rating(fact)));
        problems.put(problem, at);
        return at;
    }

    private int rating(Rating rating) {
        Integer known = ratings.get(rating);
        if (known != null) {
            return known;
        }
        Double score = rating.score();
        part(Part.RATINGS)
                .octet(rating.severity().ordinal())
                .octet(score == null ? Format.NO_SCORE : (int) Math.round(Math.clamp(score, 0.0, 10.0) * 10))
                .octet(0)
                .octet(0)
                .int32(reference(rating.vector()))
                .int32(strings.number(rating.source()));
        ratings.put(rating, ratings.size());
        return ratings.size() - 1;
    }

    private void texts(Output out, List<String> texts) {
        out.varint(texts.size());
        for (String text : texts) {
            out.varint(strings.number(text));
        }
    }

    private int reference(@Nullable String text) {
        return text == null ? 0 : strings.number(text) + 1;
    }

    private void writeParts(FileChannel channel) throws IOException {
        AtomicFile.fully(channel, header());
        for (Part part : Part.values()) {
            AtomicFile.fully(channel, part(part).buffer());
        }
    }

    private ByteBuffer header() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(Format.HEADER);
        header.putLong(Format.MAGIC).putInt(Format.VERSION).putInt(0).position(Format.HASHED_FROM);
        long offset = Format.HEADER;
        for (Part part : Part.values()) {
            header.putInt((int) offset).putInt(part(part).size());
            offset += part(part).size();
            if (offset > Integer.MAX_VALUE) {
                throw new IOException("the advisory database would be larger than 2 GiB");
            }
        }
        MessageDigest digest = Format.sha256();
        digest.update(header.array(), Format.HASHED_FROM, Format.HEADER - Format.HASHED_FROM);
        for (Part part : Part.values()) {
            digest.update(part(part).buffer());
        }
        return header.position(Format.HASH_AT).put(digest.digest()).rewind();
    }
}
