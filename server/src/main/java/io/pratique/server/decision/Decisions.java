package io.pratique.server.decision;

import io.pratique.server.storage.Database;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Decisions, in the table `decision`. What was decided before stays as history.
public final class Decisions {
    private final Database database;

    public Decisions(Database database) {
        this.database = database;
    }

    /// Decides, in place of what was decided about the same before.
    ///
    /// @return empty when there is no such repository
    public Optional<Decision> decide(int organisation, DecisionDraft draft) {
        return database.of(organisation, transaction -> {
            // Whoever decides about a repository waits for those who do at the moment.
            boolean known = transaction
                    .createQuery("select id from repository where id = :id and removed is null for update")
                    .bind("id", draft.repository())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            if (!known) {
                return Optional.empty();
            }
            transaction
                    .createUpdate("""
                            update decision set until = now() where repository = :repository and platform = :platform
                                and package = :package and problem = :problem and until = 'infinity'
                            """)
                    .bind("repository", draft.repository())
                    .bind("platform", draft.platform())
                    .bind("package", draft.packageUrl())
                    .bind("problem", draft.problem())
                    .execute();
            return find(transaction, insert(transaction, organisation, draft));
        });
    }

    private static long insert(Handle transaction, int organisation, DecisionDraft draft) {
        LocalDate last = draft.expires();
        return transaction
                .createQuery("""
                        insert into decision (organisation, repository, platform, package, problem, status, reason, author,
                            owner, ticket, expires)
                        values (:organisation, :repository, :platform, :package, :problem, :status, :reason, :author,
                            :owner, :ticket, coalesce(:expires::timestamptz, 'infinity'))
                        returning id
                        """)
                .bind("organisation", organisation)
                .bind("repository", draft.repository())
                .bind("platform", draft.platform())
                .bind("package", draft.packageUrl())
                .bind("problem", draft.problem())
                .bind("status", draft.status().text())
                .bind("reason", draft.reason())
                .bind("author", draft.author())
                .bind("owner", draft.owner())
                .bind("ticket", draft.ticket())
                .bind(
                        "expires",
                        last == null ? null : last.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .one();
    }

    private static Optional<Decision> find(Handle transaction, long id) {
        return transaction
                .createQuery(Decision.COLUMNS + "where d.id = :id")
                .bind("id", id)
                .map((row, context) -> Decision.read(row))
                .findOne();
    }

    public Optional<Decision> find(int organisation, long id) {
        return database.of(organisation, transaction -> find(transaction, id));
    }

    /// Takes a decision back.
    ///
    /// @return whether it stood
    public boolean end(int organisation, long id) {
        return database.of(
                        organisation,
                        transaction -> transaction
                                .createUpdate("update decision set until = now() where id = :id and until = 'infinity'")
                                .bind("id", id)
                                .execute())
                > 0;
    }

    /// Which decisions somebody asks for.
    ///
    /// @param repository null for all
    /// @param packageUrl without a version; empty for all
    /// @param problem empty for all
    /// @param history also those that were taken back or replaced
    /// @param before the id that the last page ended with
    public record Query(
            @Nullable Integer repository, String packageUrl, String problem, boolean history, long before, int limit) {}

    /// The newest first; one row more than asked for tells whether there is another page.
    public List<Decision> list(int organisation, Query query) {
        return database.of(
                organisation,
                transaction -> transaction
                        .createQuery(Decision.COLUMNS + """
                        where d.id < :before and (:repository::int is null or d.repository = :repository)
                            and (:package = '' or d.package = :package) and (:problem = '' or d.problem = :problem)
                            and (:history or d.until = 'infinity')
                        order by d.id desc limit :limit
                        """)
                        .bind("before", query.before())
                        .bind("repository", query.repository())
                        .bind("package", query.packageUrl())
                        .bind("problem", query.problem())
                        .bind("history", query.history())
                        .bind("limit", query.limit() + 1)
                        .map((row, context) -> Decision.read(row))
                        .list());
    }
}
