package io.pratique.server.scan;

import io.pratique.server.queue.Job;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/// What happened to an image while it was read.
final class Meanwhile {
    private Meanwhile() {}

    /// A repository that an image lies in.
    record Place(int registry, String repository) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int order = Integer.compare(registry, other.registry);
            return order == 0 ? repository.compareTo(other.repository) : order;
        }
    }

    /// Where the image of a job lies: in the repository that the job names, and in those where it was found while
    /// the
    /// job was waiting or running, since all of them share the one job. Not where it was deleted since, and not in
    /// a registry that was removed. The registries stay as they are until the transaction ends.
    ///
    /// @return in order; empty where nobody wants to know any more
    static List<Place> places(Handle transaction, Job job, Place asked, String digest) {
        Set<Place> candidates = new TreeSet<>(found(transaction, job, digest));
        candidates.add(asked);
        Set<Integer> connected = held(
                transaction, candidates.stream().map(Place::registry).distinct().toList());
        // Asked only now: what deletes images holds the registry too.
        Set<Place> deleted = deleted(transaction, job, digest);
        List<Place> places = new ArrayList<>(candidates);
        places.removeIf(place -> !connected.contains(place.registry()) || deleted.contains(place));
        return places;
    }

    /// By what was told since the job was asked for, and by the tags that lead to it.
    private static List<Place> found(Handle transaction, Job job, String digest) {
        return transaction
                .createQuery("""
                        select registry, repository from event
                        where organisation = :organisation and received >= (select created from job where id = :job)
                            and digest = :digest and kind <> 'delete'
                        union
                        select r.registry, r.name from tag t join repository r on r.id = t.repository
                        where t.organisation = :organisation and t.digest = :digest and t.until = 'infinity'
                        """)
                .bind("organisation", job.organisation())
                .bind("job", job.id())
                .bind("digest", digest)
                .map((row, context) -> new Place(row.getInt(1), row.getString(2)))
                .list();
    }

    private static Set<Integer> held(Handle transaction, List<Integer> registries) {
        return transaction
                .createQuery(
                        "select id from registry where id = any(:registries) and removed is null order by id for share")
                .bind("registries", registries.toArray(Integer[]::new))
                .mapTo(Integer.class)
                .set();
    }

    /// By the last that happened to each, of what was told since the job was asked for.
    private static Set<Place> deleted(Handle transaction, Job job, String digest) {
        return new HashSet<>(transaction
                .createQuery("""
                        select registry, repository from (
                            select distinct on (registry, repository) registry, repository, kind from event
                            where organisation = :organisation and received >= (select created from job where id = :job)
                                and digest = :digest and (kind <> 'delete' or tag is null)
                            order by registry, repository, coalesce(happened, received) desc, id desc) last
                        where kind = 'delete'
                        """)
                .bind("organisation", job.organisation())
                .bind("job", job.id())
                .bind("digest", digest)
                .map((row, context) -> new Place(row.getInt(1), row.getString(2)))
                .list());
    }
}
