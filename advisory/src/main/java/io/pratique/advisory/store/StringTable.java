package io.pratique.advisory.store;

import io.pratique.model.finding.Rating;
import io.pratique.model.finding.VersionRange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The numbers of all strings of a database, in the order of their UTF-8 bytes.
final class StringTable {
    private final byte[][] sorted;
    private final Map<String, Integer> numbers;

    private StringTable(byte[][] sorted, Map<String, Integer> numbers) {
        this.sorted = sorted;
        this.numbers = numbers;
    }

    static StringTable of(DatabaseBuilder contents) {
        var collector = new Collector(contents);
        contents.entries().forEach(collector::ecosystem);
        contents.endOfLife().keySet().forEach(release -> {
            collector.all.add(release.distro());
            collector.all.add(release.release());
        });
        collector.all.addAll(contents.feeds().keySet());
        contents.threats().values().forEach(threat -> {
            if (threat.exploited() != null) {
                collector.all.add(threat.exploited().source());
            }
        });
        byte[][] sorted = collector.all.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        Arrays.sort(sorted, Arrays::compareUnsigned);
        Map<String, Integer> numbers = new HashMap<>(sorted.length * 2);
        for (int i = 0; i < sorted.length; i++) {
            numbers.put(new String(sorted[i], StandardCharsets.UTF_8), i);
        }
        collector.all.forEach(text -> numbers.computeIfAbsent(
                text, key -> numbers.get(new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))));
        return new StringTable(sorted, numbers);
    }

    int number(String text) {
        return java.util.Objects.requireNonNull(numbers.get(text));
    }

    void write(Output offsets, Output bytes) {
        for (byte[] text : sorted) {
            offsets.int32(bytes.size());
            bytes.octets(text);
        }
        offsets.int32(bytes.size());
    }

    private record Collector(DatabaseBuilder contents, Set<String> all, Set<Entry.Head> heads) {
        Collector(DatabaseBuilder contents) {
            this(contents, new HashSet<>(), new HashSet<>());
        }

        void ecosystem(String ecosystem, Map<String, List<Entry>> names) {
            all.add(ecosystem);
            names.forEach((name, entries) -> {
                all.add(name);
                entries.forEach(this::entry);
            });
        }

        private void entry(Entry entry) {
            all.addAll(entry.versions());
            for (VersionRange range : entry.ranges()) {
                optional(range.introduced());
                optional(range.fixed());
                optional(range.lastAffected());
            }
            rating(entry.rating());
            optional(entry.condition().stream());
            all.addAll(entry.condition().platforms());
            all.addAll(entry.condition().symbols());
            if (heads.add(entry.head())) {
                head(entry.head());
            }
        }

        private void head(Entry.Head head) {
            all.add(head.id());
            all.add(head.feed());
            optional(head.url());
            rating(head.rating());
            for (Entry.Problem problem : head.problems()) {
                all.add(problem.id());
                all.addAll(problem.aliases());
                contents.facts(problem).forEach(this::rating);
            }
        }

        private void rating(@Nullable Rating rating) {
            if (rating != null) {
                optional(rating.vector());
                all.add(rating.source());
            }
        }

        private void optional(@Nullable String text) {
            if (text != null) {
                all.add(text);
            }
        }
    }
}
