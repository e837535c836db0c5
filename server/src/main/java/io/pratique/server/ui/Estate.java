package io.pratique.server.ui;

import org.jdbi.v3.core.Handle;

/// All images in a few numbers.
///
/// @param waiting that were never read
/// @param blind that were read, and of which nothing is known all the same
/// @param partial of which not all is known
/// @param critical that have critical findings
/// @param exploited that have findings which attackers use
/// @param clean of which all is known, and nothing critical, high or unrated
public record Estate(int images, int waiting, int blind, int partial, int critical, int exploited, int clean) {
    /// Of which something is known.
    public int judged() {
        return images - waiting - blind;
    }

    static Estate read(Handle transaction) {
        return transaction
                .createQuery("""
                        with known as (
                            select i.id, n.image is null as waiting, t.*,
                                n.image is not null and (t.image is null or n.status in ('failed', 'unsupported')
                                    or (t.packages > 0 and t.unjudged = t.packages)) as blind,
                                n.status = 'complete' and t.unjudged = 0 and t.partly = 0
                                    and coalesce((n.ledger ->> 'unexplained')::int, 0) = 0 as whole
                            from image i
                            left join tally t on t.image = i.id
                            left join inventory n on n.image = i.id and n.superseded = 'infinity'
                            where i.removed is null)
                        select count(*) as images, count(*) filter (where waiting) as waiting,
                            count(*) filter (where blind) as blind,
                            count(*) filter (where not waiting and not blind and not whole) as partial,
                            count(*) filter (where critical > 0 and not blind) as critical,
                            count(*) filter (where exploited > 0 and not blind) as exploited,
                            count(*) filter (where whole and not blind and critical = 0 and high = 0 and unknown = 0)
                                as clean
                        from known
                        """)
                .map((row, context) -> new Estate(
                        row.getInt("images"),
                        row.getInt("waiting"),
                        row.getInt("blind"),
                        row.getInt("partial"),
                        row.getInt("critical"),
                        row.getInt("exploited"),
                        row.getInt("clean")))
                .one();
    }
}
