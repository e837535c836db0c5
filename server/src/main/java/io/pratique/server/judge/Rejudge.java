package io.pratique.server.judge;

import io.pratique.advisory.store.NamedPackage;
import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.Lease;
import io.pratique.server.queue.LeaseLostException;
import io.pratique.server.queue.NewJob;
import io.pratique.server.queue.PermanentException;
import io.pratique.server.queue.Priority;
import io.pratique.server.storage.Database;
import io.pratique.server.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Judges everything by a new generation of advisories, without looking at any image: the places where it says
/// something else than the last one are found by their fingerprints, and the components there are judged anew.
///
/// It may be broken off anywhere and begun again: a place that is done has its new fingerprint.
public final class Rejudge implements JobHandler {
    public static final String KIND = "rejudge";

    /// Places whose fingerprints are compared at once.
    private static final int PAGE = 2_000;

    /// Places that are judged in one transaction.
    private static final int TOGETHER = 50;

    /// Packages that are looked for one by one, before all places are gone through.
    private static final int SOON = 20_000;

    private final Database database;
    private final Generations generations;

    public Rejudge(Database database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    static NewJob job(int generation) {
        return new NewJob(1, KIND, Integer.toString(generation), null, Priority.ON_DEMAND, "{}");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(Job job, Lease lease) throws Exception {
        Generations.Current current = generations.current();
        int changed = 0;
        // A generation that a newer one has replaced before its turn came is not judged by.
        if (current.id() == Integer.parseInt(job.key())) {
            changed = everything(current, lease);
        }
        int count = changed;
        Trace.note(span -> span.set("pratique.places.changed", count));
        lease.commit(transaction -> {
            transaction
                    .createUpdate("update generation set judged = now(), changed = :changed where id = :id")
                    .bind("changed", count)
                    .bind("id", Integer.parseInt(job.key()))
                    .execute();
            GenerationContent.forgetOld(transaction);
        });
    }

    private int everything(Generations.Current current, Lease lease)
            throws IOException, LeaseLostException, PermanentException {
        int changed = first(current, lease);
        int last = 0;
        int seen = 0;
        while (true) {
            int after = last;
            List<Judging.Place> page = database.everyone(transaction -> page(transaction, after));
            if (page.isEmpty()) {
                return changed;
            }
            // A new one for each page: what was looked up is remembered in it.
            Judging judging = current.judging();
            changed += outdated(judging, current.id(), page, lease);
            last = page.getLast().id();
            seen += page.size();
            String progress = "{\"places\": " + seen + ", \"changed\": " + changed + "}";
            lease.progress(() -> progress);
        }
    }

    /// Judges the places among these of which something else is said.
    ///
    /// @return how many they were
    private int outdated(Judging judging, int generation, List<Judging.Place> places, Lease lease)
            throws LeaseLostException, PermanentException {
        List<Integer> outdated = new ArrayList<>();
        for (Judging.Place place : places) {
            if (place.generation() < generation && judging.fingerprint(place) != place.fingerprint()) {
                outdated.add(place.id());
            }
        }
        for (int from = 0; from < outdated.size(); from += TOGETHER) {
            lease.check();
            judge(judging, generation, outdated.subList(from, Math.min(outdated.size(), from + TOGETHER)));
        }
        return outdated.size();
    }

    /// Judges what this generation changes against the one that was open before, so that people need not wait for
    /// the fingerprints of everything else.
    private int first(Generations.Current current, Lease lease) throws LeaseLostException, PermanentException {
        if (current.before() == null) {
            return 0;
        }
        Set<NamedPackage> changed = current.advisories().changedSince(current.before());
        if (changed.isEmpty() || changed.size() > SOON) {
            return 0;
        }
        List<Judging.Place> places = database.everyone(transaction -> named(transaction, changed));
        return outdated(current.judging(), current.id(), places, lease);
    }

    private static List<Judging.Place> named(Handle transaction, Set<NamedPackage> packages) {
        return transaction
                .createQuery("""
                        select p.id, p.lookups, p.fingerprint, p.generation
                        from unnest(:ecosystems, :names) changed (ecosystem, name)
                        join place p on p.lookups @> jsonb_build_object(
                            'names', jsonb_build_array(changed.ecosystem, changed.name))
                        group by p.id
                        order by p.id
                        """)
                .bind(
                        "ecosystems",
                        packages.stream().map(one -> one.ecosystem().toString()).toArray(String[]::new))
                .bind("names", packages.stream().map(NamedPackage::name).toArray(String[]::new))
                .map((row, context) -> Judging.Place.read(row))
                .list();
    }

    private static List<Judging.Place> page(Handle transaction, int after) {
        return transaction
                .createQuery(
                        "select id, lookups, fingerprint, generation from place where id > :after order by id limit "
                                + PAGE)
                .bind("after", after)
                .map((row, context) -> Judging.Place.read(row))
                .list();
    }

    private void judge(Judging judging, int generation, List<Integer> places) {
        database.runForEveryone(transaction -> judging.rejudge(
                transaction,
                transaction
                        .createQuery("""
                                select id, lookups, fingerprint, generation from place
                                where id = any(:ids) and generation < :generation order by id for update
                                """)
                        .bind("ids", places.toArray(Integer[]::new))
                        .bind("generation", generation)
                        .map((row, context) -> Judging.Place.read(row))
                        .list()));
    }
}
