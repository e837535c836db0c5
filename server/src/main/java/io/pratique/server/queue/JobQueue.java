package io.pratique.server.queue;

import io.pratique.server.storage.Database;
import io.pratique.server.trace.Trace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The queue, in the table `job`. All times are the database's own, so that clocks of workers do not matter.
public final class JobQueue {
    /// How often a job is tried.
    static final int ATTEMPTS = 5;

    /// How often a job is tried when its workers fall silent: more often, since a worker that dies takes with it
    /// jobs
    /// that are not to blame.
    static final int LOSSES = 12;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private final Database database;
    private final Duration lease;

    /// @param lease how long a worker may be silent before its job is given to another
    public JobQueue(Database database, Duration lease) {
        this.database = database;
        this.lease = lease;
    }

    /// Puts a job into the queue, as part of the transaction that causes it. One that is there already is made more
    /// urgent if need be, and is not cancelled any more.
    ///
    /// @return its id
    public static long enqueue(Handle transaction, NewJob job) {
        return transaction
                .createQuery("""
                        insert into job (organisation, kind, key, registry, priority, payload, repeats, cause)
                        values (:organisation, :kind, :key, :registry, :priority, :payload::jsonb, :repeats, :cause)
                        on conflict (organisation, kind, key) where state in ('ready', 'running')
                        do update set priority = least(job.priority, excluded.priority),
                            asked = job.state = 'running', repeats = job.repeats or excluded.repeats, cancel = false,
                            due = case when job.priority > excluded.priority then now() else job.due end
                        returning id
                        """)
                .bind("organisation", job.organisation())
                .bind("kind", job.kind())
                .bind("key", job.key())
                .bind("registry", job.registry())
                .bind("priority", job.priority().rank())
                .bind("payload", job.payload())
                .bind("repeats", job.repeats())
                .bind("cause", Trace.cause())
                .mapTo(Long.class)
                .one();
    }

    /// Takes the job that is to be done next: of the most urgent, one of the organisation that has the fewest
    /// running,
    /// and of those the oldest; never more of a registry at once than it allows.
    ///
    /// Jobs are taken one after the other, which is what makes the order and the limits exact.
    public Optional<Job> take(String worker, Collection<String> kinds) {
        return database.everyone(transaction -> {
            transaction.execute("select pg_advisory_xact_lock(hashtext('pratique.job'))");
            giveUpLost(transaction);
            return transaction
                    .createQuery("""
                            with busy as (
                                select j.registry from job j join registry r on r.id = j.registry
                                where j.state = 'running' group by j.registry, r.parallel having count(*) >= r.parallel
                            ), next as (
                                select n.id from organisation o
                                cross join lateral (
                                    select j.id, j.priority from job j
                                    where j.organisation = o.id and j.state = 'ready' and j.due <= now()
                                        and j.kind = any(:kinds)
                                        and (j.registry is null or j.registry not in (select registry from busy))
                                    order by j.priority, j.due, j.id limit 1) n
                                order by n.priority,
                                    (select count(*) from job r where r.organisation = o.id and r.state = 'running'),
                                    n.id
                                limit 1
                            )
                            update job set state = 'running', worker = :worker, token = token + 1,
                                attempts = attempts + 1, leased = now() + make_interval(secs => :lease),
                                started = coalesce(started, now()), error = null, asked = false
                            where id = (select id from next)
                            returning *
                            """)
                    .bind("kinds", kinds.toArray(String[]::new))
                    .bind("worker", worker)
                    .bind("lease", lease.toMillis() / 1000.0)
                    .map((row, context) -> job(row))
                    .findOne();
        });
    }

    /// Jobs whose workers fell silent wait again, or have failed when that happened too often. From the second time
    /// on
    /// each waits for a while of its own, so that they do not die together again. One that is just being ended is
    /// left
    /// alone: the queue does not wait for a worker that is slow, or cut off, in the middle of that.
    private static void giveUpLost(Handle transaction) {
        transaction.createUpdate("""
                        update job set worker = null,
                            state = case when cancel then 'cancelled' when attempts >= :attempts and not asked then 'failed'
                                else 'ready' end,
                            finished = case when cancel or (attempts >= :attempts and not asked) then now() end,
                            due = now() + make_interval(secs => (attempts - 1) * 2 * random()),
                            error = 'the worker fell silent'
                        where id in (
                            select id from job where state = 'running' and leased < now() for update skip locked)
                        """).bind("attempts", LOSSES).execute();
    }

    /// Tells that the worker is alive, and how far it is.
    ///
    /// @param progress JSON
    /// @throws LeaseLostException when the job is somebody else's, or somebody wants it to end
    public void renew(Job job, String progress) throws LeaseLostException {
        int renewed = database.everyone(transaction -> transaction
                .createUpdate("""
                        update job set leased = now() + make_interval(secs => :lease), progress = :progress::jsonb
                        where id = :id and token = :token and state = 'running' and not cancel
                        """)
                .bind("lease", lease.toMillis() / 1000.0)
                .bind("progress", progress)
                .bind("id", job.id())
                .bind("token", job.token())
                .execute());
        requireOwned(job, renewed);
    }

    /// Ends a job, as part of the transaction that stores what was done. It waits anew where it was asked for again
    /// while it ran.
    ///
    /// @throws LeaseLostException when the job is somebody else's: the transaction must be rolled back
    public static void finish(Handle transaction, Job job) throws LeaseLostException {
        int ended = transaction
                .createUpdate("""
                        update job set leased = null,
                            state = case when asked and repeats then 'ready' else 'done' end,
                            attempts = case when asked and repeats then 0 else attempts end,
                            finished = case when asked and repeats then null else now() end
                        where id = :id and token = :token and state = 'running' and not cancel
                        """)
                .bind("id", job.id())
                .bind("token", job.token())
                .execute();
        requireOwned(job, ended);
    }

    /// Says that an attempt failed. The job is tried again after a pause that doubles each time, unless that is
    /// pointless or was done too often and nobody asked for it anew.
    public void fail(Job job, String error, boolean permanent) {
        boolean last = permanent || job.attempt() >= ATTEMPTS;
        // A share of chance, so that those who failed together do not return together.
        database.everyone(transaction -> transaction
                .createUpdate("""
                        update job set
                            state = case when cancel then 'cancelled' when :last and not asked then 'failed' else 'ready' end,
                            attempts = case when :last and asked then 0 else attempts end,
                            finished = case when cancel or (:last and not asked) then now() end,
                            due = now() + make_interval(secs => :pause * (0.75 + random() / 2)),
                            leased = null, worker = null, error = :error
                        where id = :id and token = :token and state = 'running'
                        """)
                .bind("last", last)
                .bind("pause", FIRST_PAUSE.toSeconds() * (double) (1L << (2 * (job.attempt() - 1))))
                .bind("error", error)
                .bind("id", job.id())
                .bind("token", job.token())
                .execute());
    }

    /// Gives a job back as if it had not been taken, as a worker does that is told to stop.
    public void giveBack(Job job) {
        database.everyone(transaction -> transaction
                .createUpdate("""
                        update job set state = case when cancel then 'cancelled' else 'ready' end, attempts = attempts - 1,
                            finished = case when cancel then now() end, leased = null, worker = null
                        where id = :id and token = :token and state = 'running'
                        """)
                .bind("id", job.id())
                .bind("token", job.token())
                .execute());
    }

    /// Wants a job to end: one that waits ends at once, one that runs when its worker hears of it.
    ///
    /// @return whether there was one
    public static boolean cancel(Handle transaction, long id) {
        return transaction.createUpdate("""
                                update job set cancel = true,
                                    finished = case when state = 'ready' then now() end,
                                    state = case when state = 'ready' then 'cancelled' else state end
                                where id = :id and state in ('ready', 'running')
                                """).bind("id", id).execute() > 0;
    }

    private static void requireOwned(Job job, int rows) throws LeaseLostException {
        if (rows == 0) {
            throw new LeaseLostException(job);
        }
    }

    private static Job job(ResultSet row) throws SQLException {
        int number = row.getInt("registry");
        Integer registry = row.wasNull() ? null : number;
        return new Job(
                row.getLong("id"),
                row.getInt("organisation"),
                row.getString("kind"),
                row.getString("key"),
                registry,
                row.getString("payload"),
                row.getInt("attempts"),
                row.getString("cause"),
                row.getLong("token"));
    }
}
