package io.pratique.advisory.store;

import io.pratique.model.finding.Rating;
import io.pratique.model.finding.VersionRange;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The numbers of all strings of a database, in the order of their UTF-8 bytes.
final class StringTable {
    private final Map<String, Text> texts;
    private final Text[] sorted;

    private StringTable(Map<String, Text> texts) {
        this.texts = texts;
        this.sorted = texts.values().toArray(Text[]::new);
        Arrays.parallelSort(sorted);
        for (int i = sorted.length - 1; i >= 0; i--) {
            // what cannot be written in UTF-8 is written alike
            boolean alike = i + 1 < sorted.length && sorted[i].compareTo(sorted[i + 1]) == 0;
            sorted[i].number = alike ? sorted[i + 1].number : i;
        }
    }

    static StringTable of(DatabaseBuilder contents) {
        var collector = new Collector(contents);
        contents.entries().forEach(collector::ecosystem);
        contents.endOfLife().keySet().forEach(release -> {
            collector.add(release.distro());
            collector.add(release.release());
        });
        contents.feeds().keySet().forEach(collector::add);
        contents.threats().values().forEach(threat -> {
            if (threat.exploited() != null) {
                collector.add(threat.exploited().source());
            }
        });
        return new StringTable(collector.all);
    }

    int number(String text) {
        return Objects.requireNonNull(texts.get(text)).number;
    }

    void write(Output offsets, Output bytes) {
        for (Text text : sorted) {
            offsets.int32(bytes.size());
            bytes.octets(text.bytes);
        }
        offsets.int32(bytes.size());
    }

    private static final class Text implements Comparable<Text> {
        private final byte[] bytes;
        private int number;

        Text(String text) {
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int compareTo(Text other) {
            return Arrays.compareUnsigned(bytes, other.bytes);
        }
    }

    private record Collector(DatabaseBuilder contents, Map<String, Text> all, Set<Entry.Head> heads) {
        Collector(DatabaseBuilder contents) {
            this(contents, new HashMap<>(1 << 16), Collections.newSetFromMap(new IdentityHashMap<>()));
        }

        void ecosystem(String ecosystem, Map<String, List<Entry>> names) {
            add(ecosystem);
            names.forEach((name, entries) -> {
                add(name);
                entries.forEach(this::entry);
            });
        }

        private void entry(Entry entry) {
            addAll(entry.versions());
            for (VersionRange range : entry.ranges()) {
                optional(range.introduced());
                optional(range.fixed());
                optional(range.lastAffected());
            }
            rating(entry.rating());
            optional(entry.condition().stream());
            addAll(entry.condition().platforms());
            addAll(entry.condition().symbols());
            if (heads.add(entry.head())) {
                head(entry.head());
            }
        }

        private void head(Entry.Head head) {
            add(head.id());
            add(head.feed());
            optional(head.url());
            rating(head.rating());
            for (Entry.Problem problem : head.problems()) {
                add(problem.id());
                addAll(problem.aliases());
                contents.facts(problem).forEach(this::rating);
            }
        }

        private void rating(@Nullable Rating rating) {
            if (rating != null) {
                optional(rating.vector());
                add(rating.source());
            }
        }

        private void optional(@Nullable String text) {
            if (text != null) {
                add(text);
            }
        }

        private void addAll(List<String> texts) {
            for (String text : texts) {
                add(text);
            }
        }

        void add(String text) {
            if (!all.containsKey(text)) {
                all.put(text, new Text(text));
            }
        }
    }
}
