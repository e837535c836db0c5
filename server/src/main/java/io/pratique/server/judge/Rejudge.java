package io.pratique.server.judge;

import io.pratique.server.queue.Job;
import io.pratique.server.queue.JobHandler;
import io.pratique.server.queue.Lease;
import io.pratique.server.queue.LeaseLostException;
import io.pratique.server.queue.PermanentException;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

    private final Database database;
    private final Generations generations;

    public Rejudge(Database database, Generations generations) {
        this.database = database;
        this.generations = generations;
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
        lease.commit(transaction -> transaction
                .createUpdate("update generation set judged = now(), changed = :changed where id = :id")
                .bind("changed", count)
                .bind("id", Integer.parseInt(job.key()))
                .execute());
    }

    private int everything(Generations.Current current, Lease lease)
            throws IOException, LeaseLostException, PermanentException {
        int last = 0;
        int changed = 0;
        int seen = 0;
        while (true) {
            int after = last;
            List<Judging.Place> page = database.everyone(transaction -> page(transaction, after));
            if (page.isEmpty()) {
                return changed;
            }
            // A new one for each page: what was looked up is remembered in it.
            Judging judging = current.judging();
            List<Integer> outdated = new ArrayList<>();
            for (Judging.Place place : page) {
                if (place.generation() < current.id() && judging.fingerprint(place) != place.fingerprint()) {
                    outdated.add(place.id());
                }
            }
            for (int from = 0; from < outdated.size(); from += TOGETHER) {
                lease.check();
                judge(judging, current.id(), outdated.subList(from, Math.min(outdated.size(), from + TOGETHER)));
            }
            last = page.getLast().id();
            changed += outdated.size();
            seen += page.size();
            String progress = "{\"places\": " + seen + ", \"changed\": " + changed + "}";
            lease.progress(() -> progress);
        }
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
