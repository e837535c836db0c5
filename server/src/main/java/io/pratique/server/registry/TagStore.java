package io.pratique.server.registry;

import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.storage.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// What is known of a registry, and changes of it. A change is made only where the tag is still as it was when the
/// change was found: events that came in between know better.
///
/// @param registry whose rows these are
record TagStore(Database database, ConnectedRegistry registry) {

    Walk walk() {
        return database.of(
                registry.organisation(),
                transaction -> transaction
                        .createQuery("select poll_state::text from registry where id = :id")
                        .bind("id", registry.id())
                        .mapTo(String.class)
                        .findOne()
                        .map(Walk::parse)
                        .orElse(Walk.START));
    }

    /// The repositories that are there, with their tags and what those lead to.
    Map<String, Map<String, String>> tags(Collection<String> repositories) {
        return database.of(
                registry.organisation(),
                transaction -> transaction
                        .createQuery("""
                        select r.name as repository, t.name, t.digest
                        from repository r left join tag t on t.repository = r.id and t.until = 'infinity'
                        where r.registry = :registry and r.removed is null and r.name = any(:names)
                        """)
                        .bind("registry", registry.id())
                        .bind("names", repositories.toArray(String[]::new))
                        .reduceRows(new TreeMap<String, Map<String, String>>(), (all, row) -> {
                            Map<String, String> tags = all.computeIfAbsent(
                                    row.getColumn("repository", String.class), name -> new TreeMap<>());
                            String tag = row.getColumn("name", String.class);
                            if (tag != null) {
                                tags.put(tag, row.getColumn("digest", String.class));
                            }
                            return all;
                        }));
    }

    List<String> repositories() {
        return database.of(
                registry.organisation(),
                transaction -> transaction
                        .createQuery("select name from repository where registry = :registry and removed is null")
                        .bind("registry", registry.id())
                        .mapTo(String.class)
                        .list());
    }

    /// Remembers how far the registry was visited, and when to go on.
    void save(Handle transaction, Walk walk, long seconds) {
        transaction
                .createUpdate("""
                        update registry set poll_state = :state::jsonb, poll_due = now() + make_interval(secs => :seconds)
                        where id = :id
                        """)
                .bind("state", walk.json())
                .bind("seconds", (double) seconds)
                .bind("id", registry.id())
                .execute();
    }

    /// Makes changes of one repository.
    ///
    /// @return those that were made
    List<Change> apply(Handle transaction, String repository, Collection<Change> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        var catalogue = new Catalogue(transaction, registry.organisation());
        int id = catalogue.repository(registry.id(), repository);
        List<Change> made = new ArrayList<>();
        for (Change change : changes) {
            Optional<String> present = present(transaction, id, change.tag());
            boolean done = switch (change) {
                case Change.Appeared(String tag, String digest) ->
                    present.isEmpty() && catalogue.tag(id, tag, digest, null);
                case Change.Moved(String tag, String from, String to, boolean deleted) ->
                    present.filter(from::equals).isPresent()
                            && catalogue.tag(id, tag, to, null)
                            && end(catalogue, id, from, deleted);
                case Change.Gone(String tag, String digest, boolean deleted) -> {
                    boolean same = present.filter(digest::equals).isPresent();
                    if (same) {
                        catalogue.untag(id, tag);
                    }
                    yield same && end(catalogue, id, digest, deleted);
                }
            };
            if (done) {
                made.add(change);
            }
        }
        return made;
    }

    private static boolean end(Catalogue catalogue, int repository, String digest, boolean deleted) {
        if (deleted) {
            catalogue.delete(repository, digest);
        }
        return true;
    }

    /// Ends a repository that has no tags any more.
    void remove(Handle transaction, String repository) {
        transaction
                .createQuery("""
                        select id from repository r where registry = :registry and name = :name and removed is null
                            and not exists (select from tag t where t.repository = r.id and t.until = 'infinity')
                        """)
                .bind("registry", registry.id())
                .bind("name", repository)
                .mapTo(Integer.class)
                .findOne()
                .ifPresent(id -> new Catalogue(transaction, registry.organisation()).deleteRepository(id));
    }

    private static Optional<String> present(Handle transaction, int repository, String tag) {
        return transaction
                .createQuery("""
                        select digest from tag where repository = :repository and name = :name and until = 'infinity'
                        """)
                .bind("repository", repository)
                .bind("name", tag)
                .mapTo(String.class)
                .findOne();
    }
}
