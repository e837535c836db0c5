package io.pratique.server.judge;

import org.jdbi.v3.core.Handle;

/// What is wrong with each image, counted, in the table `tally`.
public final class Tally {
    private Tally() {}

    /// Counts an image anew.
    public static void count(Handle transaction, int organisation, int image) {
        transaction
                .createUpdate("""
                        insert into tally (image, organisation, critical, high, medium, low, negligible, unknown, fixable,
                            exploited, packages, unjudged, partly)
                        select :image, :organisation,
                            count(*) filter (where p.severity = 0), count(*) filter (where p.severity = 1),
                            count(*) filter (where p.severity = 2), count(*) filter (where p.severity = 3),
                            count(*) filter (where p.severity = 4), count(*) filter (where p.severity = 5),
                            count(*) filter (where p.fixed is not null), count(*) filter (where p.exploited),
                            count(distinct c.id), count(distinct c.id) filter (where c.doubt <> '' and not c.partly),
                            count(distinct c.id) filter (where c.partly)
                        from image_component ic
                        join component c on c.id = ic.component
                        left join problem p on p.component = c.id and p.until = 'infinity'
                        where ic.image = :image
                        on conflict (image) do update set
                            critical = excluded.critical, high = excluded.high, medium = excluded.medium,
                            low = excluded.low, negligible = excluded.negligible, unknown = excluded.unknown,
                            fixable = excluded.fixable, exploited = excluded.exploited, packages = excluded.packages,
                            unjudged = excluded.unjudged, partly = excluded.partly, judged = now()
                        """)
                .bind("image", image)
                .bind("organisation", organisation)
                .execute();
    }
}
