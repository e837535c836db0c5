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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Collects what feeds give, in any order, and writes it as a database. The same items give the same bytes.
public final class DatabaseBuilder {
    private final Instant newest;
    private final Map<String, Map<String, List<Entry>>> entries = new TreeMap<>();
    private final Map<Ecosystem, Map<String, List<Entry>>> ecosystems = new HashMap<>();
    private final Map<String, TreeSet<Fact>> facts = new HashMap<>();
    private final TreeMap<Integer, Threat> threats = new TreeMap<>(Integer::compareUnsigned);
    private final Predictions predictions = new Predictions();
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
                if (cve != CveNumber.NONE && fact instanceof ThreatFact.Predicted predicted) {
                    predictions.add(cve, predicted);
                } else if (cve != CveNumber.NONE) {
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

    Predictions predictions() {
        return predictions;
    }

    /// By [CveNumber], all but the [#predictions].
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
        grouped(head, advisory).forEach((key, said) -> {
            List<Entry> known = names(key.ecosystem).computeIfAbsent(key.name, absent -> new ArrayList<>(2));
            if (!repeated || !isRepeated(known, head)) {
                known.addAll(said);
            }
        });
        return advisory.withdrawn() == null;
    }

    /// Databases hand on each other's advisories; of a package the first feed that has one is heard. A CVE is no
    /// advisory's own name: under it each feed says its own.
    private static boolean isRepeated(List<Entry> known, Entry.Head head) {
        for (Entry entry : known) {
            if (entry.head().id().equals(head.id()) && !entry.head().feed().equals(head.feed())) {
                return true;
            }
        }
        return false;
    }

    private Map<String, List<Entry>> names(Ecosystem ecosystem) {
        return ecosystems.computeIfAbsent(
                ecosystem, key -> entries.computeIfAbsent(key.toString(), absent -> new HashMap<>()));
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
            join(out.computeIfAbsent(key, absent -> new ArrayList<>(1)), entry);
        }
        return out;
    }

    private static void join(List<Entry> said, Entry entry) {
        for (int i = 0; i < said.size(); i++) {
            if (entry.joins(said.get(i))) {
                said.set(i, said.get(i).join(entry));
                return;
            }
        }
        said.add(entry);
    }

    /// An advisory that covers problems speaks of each of them; any other speaks of one, which is the CVE if it
    /// names exactly one.
    private List<Entry.Problem> problems(Advisory advisory) {
        if (!advisory.covers().isEmpty()) {
            List<Entry.Problem> out = new ArrayList<>();
            for (String id : new TreeSet<>(advisory.covers())) {
                out.add(share(new Entry.Problem(id, List.of())));
            }
            return List.copyOf(out);
        }
        List<String> names = new ArrayList<>(advisory.aliases().size() + 1);
        names.add(advisory.id());
        names.addAll(advisory.aliases());
        String id = onlyCve(names, advisory.id());
        TreeSet<String> aliases = new TreeSet<>(names);
        aliases.remove(id);
        return List.of(share(new Entry.Problem(id, List.copyOf(aliases))));
    }

    private static String onlyCve(List<String> names, String otherwise) {
        String only = null;
        for (String name : names) {
            if (isCve(name)) {
                if (only != null && !only.equals(name)) {
                    return otherwise;
                }
                only = name;
            }
        }
        return only == null ? otherwise : only;
    }

    static boolean isCve(String id) {
        return id.startsWith("CVE-");
    }

    /// What was rated on its own about a problem under any of its names.
    List<Rating> facts(Entry.Problem problem) {
        Set<Rating> out = new LinkedHashSet<>();
        addFacts(problem.id(), out);
        problem.aliases().forEach(name -> addFacts(name, out));
        return List.copyOf(out);
    }

    private void addFacts(String name, Set<Rating> out) {
        TreeSet<Fact> known = facts.get(name);
        if (known != null) {
            known.forEach(fact -> out.add(fact.rating));
        }
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
