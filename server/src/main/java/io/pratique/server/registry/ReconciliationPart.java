package io.pratique.server.registry;

import io.pratique.http.HttpException;
import io.pratique.image.registry.Budget;
import io.pratique.model.ErrorKind;
import io.pratique.model.PratiqueException;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// What one part of a reconciliation has found so far.
final class ReconciliationPart {
    private static final int MOST_PROBLEMS = 20;
    private static final int HOPELESS = 3;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Database database;
    private final TagStore store;
    private final ConnectedRegistry registry;
    private final Reconciliation.Listener listener;
    private final Walk start;
    private final List<String> known;
    private final Map<String, List<Change>> ended = new TreeMap<>();
    private final Set<String> removed = new HashSet<>();
    private final List<String> problems = new ArrayList<>();
    private String after;
    private int knownRepositories;
    private int missingRepositories;
    private int knownTags;
    private int missingTags;
    private int visited;
    private int changes;
    private int failures;

    ReconciliationPart(
            Database database, TagStore store, ConnectedRegistry registry, Reconciliation.Listener listener) {
        this.database = database;
        this.store = store;
        this.registry = registry;
        this.listener = listener;
        this.start = store.walk();
        // before anything is listed, so that what events bring meanwhile is not taken for missing
        this.known = store.repositories();
        this.after = start.after();
    }

    String after() {
        return after;
    }

    /// Whether the registry has failed again and again.
    boolean isHopeless() {
        return failures >= HOPELESS;
    }

    /// Finds out which repositories are not listed any more. Those that are excluded by now are not missing: they
    /// end
    /// whatever their number.
    void missing(Set<String> listed, Scope scope) {
        List<String> unlisted =
                known.stream().filter(name -> !listed.contains(name)).toList();
        store.tags(unlisted).forEach((name, tags) -> {
            List<Change> all = new ArrayList<>();
            tags.forEach((tag, digest) -> all.add(new Change.Gone(tag, digest, true)));
            ended.put(name, all);
            removed.add(name);
            if (scope.includes(name)) {
                missingRepositories++;
                missingTags += all.size();
                knownTags += all.size();
            }
        });
        knownRepositories = (int) known.stream().filter(scope::includes).count();
    }

    /// Looks at a repository and stores what is new there. A failure is remembered, and the repository left as it
    /// is
    /// known.
    void visit(String name, RepositoryVisit visit, Budget budget) throws IOException {
        Map<String, String> known = store.tags(List.of(name)).getOrDefault(name, Map.of());
        List<Change> found;
        try {
            TagDifference difference = visit.tags(name, known);
            Set<String> deleted =
                    new HashSet<>(difference.excluded(tag -> visit.scope().includes(name, tag)));
            Set<String> asked = new HashSet<>(difference.left());
            asked.removeAll(deleted);
            deleted.addAll(visit.deleted(name, asked));
            found = difference.changes(deleted);
            if (!difference.unknown().isEmpty()) {
                problem(name + ": what " + difference.unknown().size() + " tags lead to is not known");
            }
            failures = 0;
        } catch (IOException | PratiqueException failed) {
            if (budget.pause().isPositive() || failed instanceof InterruptedIOException) {
                throw failed instanceof IOException problem ? problem : new IOException(failed);
            }
            problem(name + ": " + failed.getMessage());
            boolean forbidden = failed instanceof HttpException refused && refused.kind() != ErrorKind.IO;
            failures += forbidden || failed instanceof PratiqueException ? 0 : 1;
            return;
        }
        remember(name, known, found, visit.scope());
        List<Change> fresh = found.stream()
                .filter(change -> !(change instanceof Change.Gone))
                .toList();
        changes += database.of(registry.organisation(), transaction -> {
            int made = apply(transaction, name, fresh);
            store.save(transaction, new Walk(name, false), SOON.toSeconds());
            return made;
        });
        after = name;
        visited++;
    }

    private int apply(Handle transaction, String name, List<Change> wanted) {
        List<Change> made = store.apply(transaction, name, wanted);
        if (!made.isEmpty()) {
            listener.changed(transaction, registry, name, made);
        }
        return made.size();
    }

    private void remember(String name, Map<String, String> known, List<Change> found, Scope scope) {
        List<Change> gone = found.stream().filter(Change.Gone.class::isInstance).toList();
        if (!gone.isEmpty()) {
            ended.put(name, gone);
        }
        knownTags += (int)
                known.keySet().stream().filter(tag -> scope.includes(name, tag)).count();
        missingTags += (int) gone.stream()
                .filter(change -> scope.includes(name, change.tag()))
                .count();
    }

    private void problem(String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(text);
        }
    }

    /// Ends the part before the end of the registry.
    ///
    /// @param asked how long the registry wants to be left alone
    /// @param refused whether it allows no more, without saying for how long
    Outcome pause(Duration asked, boolean refused) {
        Duration next = refused || isHopeless() ? usual() : SOON;
        return close(new Walk(after, false), false, asked.compareTo(next) > 0 ? asked : next);
    }

    /// Ends the part at the end of the registry.
    Outcome end(Duration asked) {
        return close(Walk.START, true, asked.compareTo(usual()) > 0 ? asked : usual());
    }

    private Duration usual() {
        return Duration.ofSeconds(registry.settings().pollSeconds());
    }

    private boolean isShrunk() {
        return 2 * missingRepositories > knownRepositories || 2 * missingTags > knownTags;
    }

    private Outcome close(Walk next, boolean complete, Duration when) {
        boolean doubted = isShrunk() && !start.shrunk();
        if (doubted) {
            problem("more than half is missing: " + missingRepositories + " of " + knownRepositories
                    + " repositories, " + missingTags + " of " + knownTags
                    + " tags; it is kept until the next look confirms that");
        }
        Walk walk = doubted ? new Walk(start.after(), true) : next;
        Map<String, List<Change>> believed = doubted ? Map.of() : ended;
        changes += database.of(registry.organisation(), transaction -> {
            int made = 0;
            for (Map.Entry<String, List<Change>> one : believed.entrySet()) {
                made += apply(transaction, one.getKey(), one.getValue());
                if (removed.contains(one.getKey())) {
                    store.remove(transaction, one.getKey());
                }
            }
            store.save(transaction, walk, when.toSeconds());
            return made;
        });
        return new Outcome(complete && !doubted, visited, changes, doubted, problems, when);
    }

    /// Gives up: what was stored stays, nothing is ended.
    Outcome fail(IOException failed, Duration asked) {
        problem(String.valueOf(failed.getMessage()));
        Duration next = asked.isPositive() ? asked : usual();
        database.run(
                registry.organisation(),
                transaction ->
                        store.save(transaction, new Walk(after, start.shrunk() && visited == 0), next.toSeconds()));
        return new Outcome(false, visited, changes, false, problems, next);
    }
}
