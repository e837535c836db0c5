package io.pratique.server.schedule;

import io.pratique.server.queue.JobQueue;
import io.pratique.server.storage.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The schedules, in the table `schedule`.
public final class Schedules {
    private final Database database;

    public Schedules(Database database) {
        this.database = database;
    }

    private record Due(
            int id,
            int organisation,
            String name,
            String cron,
            String zone,
            String kind,
            String payload,
            @Nullable Integer registry,
            OffsetDateTime now) {
        static Due read(ResultSet row) throws SQLException {
            return new Due(
                    row.getInt("id"),
                    row.getInt("organisation"),
                    row.getString("name"),
                    row.getString("cron"),
                    row.getString("zone"),
                    row.getString("kind"),
                    row.getString("payload"),
                    row.getObject("registry", Integer.class),
                    row.getObject("present", OffsetDateTime.class));
        }
    }

    /// Adds a schedule unless there is one of that name.
    public void begin(int organisation, String name, String cron, String kind) {
        boolean absent = database.of(
                organisation,
                transaction -> transaction
                        .createQuery("select count(*) from schedule where name = :name")
                        .bind("name", name)
                        .mapTo(Integer.class)
                        .one()
                        .equals(0));
        if (absent) {
            set(organisation, name, cron, "UTC", kind, "{}", true);
        }
    }

    /// Adds a schedule, or changes the one of that name.
    ///
    /// @throws IllegalArgumentException when the expression cannot be understood, or never comes true
    public void set(
            int organisation, String name, String cron, String zone, String kind, String payload, boolean enabled) {
        CronExpression expression = CronExpression.parse(cron, zone);
        database.run(organisation, transaction -> {
            OffsetDateTime now = transaction
                    .createQuery("select now()")
                    .mapTo(OffsetDateTime.class)
                    .one();
            OffsetDateTime due =
                    expression.after(now).orElseThrow(() -> new IllegalArgumentException("this never comes: " + cron));
            transaction
                    .createUpdate("""
                            insert into schedule (organisation, name, cron, zone, kind, payload, due, enabled)
                            values (:organisation, :name, :cron, :zone, :kind, :payload::jsonb, :due, :enabled)
                            on conflict (organisation, name) do update set cron = excluded.cron, zone = excluded.zone,
                                kind = excluded.kind, payload = excluded.payload, due = excluded.due,
                                enabled = excluded.enabled
                            """)
                    .bind("organisation", organisation)
                    .bind("name", name)
                    .bind("cron", cron)
                    .bind("zone", zone)
                    .bind("kind", kind)
                    .bind("payload", payload)
                    .bind("due", due)
                    .bind("enabled", enabled)
                    .execute();
        });
    }

    /// The schedules of an organisation by id.
    ///
    /// @param after the id that the last page ended with
    /// @param limit one more is returned where there is another page
    public List<ScheduleRow> list(int organisation, long after, int limit) {
        return database.of(
                organisation,
                transaction -> transaction
                        .createQuery(ScheduleRow.COLUMNS + "where id > :after order by id limit :limit")
                        .bind("after", after)
                        .bind("limit", limit + 1)
                        .map((row, context) -> ScheduleRow.read(row))
                        .list());
    }

    public Optional<ScheduleRow> find(int organisation, String name) {
        return database.of(
                organisation,
                transaction -> transaction
                        .createQuery(ScheduleRow.COLUMNS + "where name = :name")
                        .bind("name", name)
                        .map((row, context) -> ScheduleRow.read(row))
                        .findOne());
    }

    /// @return whether there was one
    public boolean remove(int organisation, String name) {
        return database.of(
                        organisation,
                        transaction -> transaction
                                .createUpdate("delete from schedule where name = :name")
                                .bind("name", name)
                                .execute())
                > 0;
    }

    /// Puts what is due into the queue. What was missed while nobody looked is done once.
    ///
    /// @return how much it was
    public int tick() {
        return database.everyone(transaction -> {
            List<Due> due = transaction
                    .createQuery("""
                            select *, (payload->>'registry')::int as registry, now() as present from schedule where enabled and due <= now()
                            order by due limit 100 for update skip locked
                            """)
                    .map((row, context) -> Due.read(row))
                    .list();
            due.forEach(one -> meet(transaction, one));
            return due.size();
        });
    }

    private static void meet(Handle transaction, Due one) {
        JobQueue.enqueue(
                transaction,
                ScheduledWork.job(one.organisation(), one.kind(), one.name(), one.registry(), one.payload()));
        Optional<OffsetDateTime> next =
                CronExpression.parse(one.cron(), one.zone()).after(one.now());
        transaction
                .createUpdate("update schedule set last = now(), due = coalesce(:next, 'infinity') where id = :id")
                .bind("next", next.orElse(null))
                .bind("id", one.id())
                .execute();
    }
}
