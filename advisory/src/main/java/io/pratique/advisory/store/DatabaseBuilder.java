package io.pratique.advisory.store;

import io.pratique.advisory.feed.FeedItem;
import io.pratique.model.finding.Advisory;
import io.pratique.model.finding.Affected;
import io.pratique.model.finding.Ecosystem;
import io.pratique.model.finding.Rating;
import io.pratique.model.finding.Threat;
import io.pratique.model.finding.ThreatFact;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Collects what feeds give, in any order, and writes it as a database. The same items give the same bytes.
public final class DatabaseBuilder {
    private final Instant newest;
    private final Map<String, Map<String, List<Entry>>> entries = new TreeMap<>();
    private final Map<String, TreeSet<Fact>> facts = new HashMap<>();
    private final TreeMap<Integer, Threat> threats = new TreeMap<>(Integer::compareUnsigned);
    private final Set<String> complete = new TreeSet<>();
    private final TreeMap<Release, LocalDate> endOfLife = new TreeMap<>();
    private final TreeMap<String, Integer> advisories = new TreeMap<>();
    private final TreeMap<String, Integer> others = new TreeMap<>();
    private final Map<String, String> feedOfId = new HashMap<>();
    private final Map<Object, Object> shared = new HashMap<>();
    private Instant built = Instant.EPOCH;

    record Release(String distro, String release) implements Comparable<Release> {
        @Override
        public int compareTo(Release other) {
            int order = distro.compareTo(other.distro);
            return order == 0 ? release.compareTo(other.release) : order;
        }
    }

    private record Fact(Rating rating) implements Comparable<Fact> {
        @Override
        public int compareTo(Fact other) {
            return rating.toString().compareTo(other.rating.toString());
        }
    }

    /// @param newest dates after this are mistakes and do not count as the date of the data
    public DatabaseBuilder(Instant newest) {
        this.newest = newest;
    }

    /// Takes an item in.
    ///
    /// @param feed the id of the feed that gave it
    /// @return whether it counts: not when it is withdrawn, says nothing about a package, or has a name of absurd
    ///     length
    public boolean accept(String feed, FeedItem item) {
        return switch (item) {
            case FeedItem.Entry(Advisory advisory) -> {
                boolean counts = add(advisory);
                advisories.merge(feed, counts ? 1 : 0, Integer::sum);
                yield counts;
            }
            case FeedItem.Rated(String id, Rating rating) -> {
                facts.computeIfAbsent(share(id), key -> new TreeSet<>()).add(new Fact(share(rating)));
                others.merge(feed, 1, Integer::sum);
                yield true;
            }
            case FeedItem.Told(String id, ThreatFact fact) -> {
                int cve = CveNumber.of(id);
                if (cve != CveNumber.NONE) {
                    threats.put(cve, threats.getOrDefault(cve, Threat.UNKNOWN).and(fact));
                }
                others.merge(feed, cve == CveNumber.NONE ? 0 : 1, Integer::sum);
                yield cve != CveNumber.NONE;
            }
            case FeedItem.EndOfLife(String distro, String release, LocalDate date) -> {
                endOfLife.put(new Release(distro, release), date);
                others.merge(feed, 1, Integer::sum);
                yield true;
            }
        };
    }

    /// Notes that everything published about an ecosystem went in.
    ///
    /// @param family without a release: `Debian`
    public void complete(String family) {
        complete.add(family);
    }

    boolean isComplete(String ecosystem) {
        return complete.contains(Ecosystem.parse(ecosystem).name());
    }

    /// By [CveNumber].
    Map<Integer, Threat> threats() {
        return threats;
    }

    private boolean add(Advisory advisory) {
        date(advisory.published());
        date(advisory.modified());
        if (advisory.affected().isEmpty() || !Texts.fit(advisory)) {
            return false;
        }
        var head = share(new Entry.Head(
                advisory.id(),
                share(advisory.feed()),
                shareNullable(advisory.rating()),
                advisory.url(),
                Entry.Days.of(advisory),
                problems(advisory)));
        String first = feedOfId.putIfAbsent(head.id(), head.feed());
        boolean repeated = first != null && !first.equals(head.feed()) && !isCve(head.id());
        for (var perPackage : grouped(head, advisory).entrySet()) {
            Map<String, List<Entry>> names =
                    entries.computeIfAbsent(perPackage.getKey().ecosystem.toString(), key -> new HashMap<>());
            List<Entry> known = names.computeIfAbsent(share(perPackage.getKey().name), key -> new ArrayList<>(2));
            if (!repeated || known.stream().noneMatch(entry -> isRepeated(entry.head(), head))) {
                known.addAll(perPackage.getValue());
            }
        }
        return advisory.withdrawn() == null;
    }

    /// Databases hand on each other's advisories; of a package the first feed that has one is heard. A CVE is no
    /// advisory's own name: under it each feed says its own.
    private static boolean isRepeated(Entry.Head known, Entry.Head head) {
        return known.id().equals(head.id()) && !known.feed().equals(head.feed());
    }

    private void date(@Nullable Instant date) {
        if (date != null && date.isAfter(built) && !date.isAfter(newest)) {
            built = date;
        }
    }

    private record Key(Ecosystem ecosystem, String name) {}

    private Map<Key, List<Entry>> grouped(Entry.Head head, Advisory advisory) {
        Map<Key, List<Entry>> out = new LinkedHashMap<>();
        for (Affected affected : advisory.affected()) {
            Ecosystem ecosystem = affected.ecosystem();
            var key = new Key(ecosystem, PackageNames.normalise(ecosystem.name(), affected.name()));
            var entry = new Entry(
                    head,
                    share(affected.ranges()),
                    affected.versions(),
                    affected.state(),
                    shareNullable(affected.rating()),
                    share(affected.condition()));
            List<Entry> said = out.computeIfAbsent(key, absent -> new ArrayList<>(1));
            Entry same = said.stream().filter(entry::joins).findFirst().orElse(null);
            if (same == null) {
                said.add(entry);
            } else {
                said.set(said.indexOf(same), same.join(entry));
            }
        }
        return out;
    }

    /// An advisory that covers problems speaks of each of them; any other speaks of one, which is the CVE if it
    /// names exactly one.
    private List<Entry.Problem> problems(Advisory advisory) {
        if (!advisory.covers().isEmpty()) {
            return advisory.covers().stream()
                    .distinct()
                    .sorted()
                    .map(id -> share(new Entry.Problem(id, List.of())))
                    .toList();
        }
        List<String> names = Stream.concat(Stream.of(advisory.id()), advisory.aliases().stream())
                .distinct()
                .toList();
        List<String> cves = names.stream().filter(DatabaseBuilder::isCve).toList();
        String id = cves.size() == 1 ? cves.getFirst() : advisory.id();
        List<String> aliases =
                names.stream().filter(name -> !name.equals(id)).sorted().toList();
        return List.of(share(new Entry.Problem(id, aliases)));
    }

    static boolean isCve(String id) {
        return id.startsWith("CVE-");
    }

    /// What was rated on its own about a problem under any of its names.
    List<Rating> facts(Entry.Problem problem) {
        List<Rating> out = new ArrayList<>();
        Stream.concat(Stream.of(problem.id()), problem.aliases().stream()).forEach(name -> {
            TreeSet<Fact> known = facts.get(name);
            if (known != null) {
                known.forEach(fact -> out.add(fact.rating));
            }
        });
        return out.stream().distinct().toList();
    }

    Map<String, Map<String, List<Entry>>> entries() {
        return entries;
    }

    Map<Release, LocalDate> endOfLife() {
        return endOfLife;
    }

    /// How many advisories each feed gave; of a feed that gives none, how many ratings or dates.
    Map<String, Integer> feeds() {
        var out = new TreeMap<>(others);
        out.putAll(advisories);
        return out;
    }

    /// The newest date in the data; where the data has no dates, the newest that it could have.
    Instant built() {
        return built.equals(Instant.EPOCH) && newest.isBefore(Instant.MAX) ? newest : built;
    }

    /// Writes the database under a temporary name and moves it to `output` in one step.
    public void write(Path output) throws IOException {
        new DatabaseWriter(this).write(output);
    }

    /// One object for equal ones: the same versions, ranges and names come again and again.
    @SuppressWarnings("unchecked")
    private <T> T share(T value) {
        Object known = shared.putIfAbsent(value, value);
        return known == null ? value : (T) known;
    }

    private @Nullable Rating shareNullable(@Nullable Rating rating) {
        return rating == null ? null : share(rating);
    }
}
