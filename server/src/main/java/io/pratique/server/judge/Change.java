package io.pratique.server.judge;

import java.util.Arrays;
import org.jdbi.v3.core.Handle;

/// By how much the counts of a component changed; what every image that has it is to be changed by.
final class Change {
    /// `critical` to `unknown` by their severity, then `fixable`, `exploited`, `unjudged`, `partly`.
    private static final int FIXABLE = 6;

    private static final int EXPLOITED = 7;
    private static final int UNJUDGED = 8;
    private static final int PARTLY = 9;

    private final int component;
    private final int[] by = new int[10];

    Change(int component) {
        this.component = component;
    }

    void add(Verdict verdict, int times) {
        by[verdict.severity()] += times;
        by[FIXABLE] += verdict.fixed() == null ? 0 : times;
        by[EXPLOITED] += verdict.exploited() ? times : 0;
    }

    /// A package of which nothing is known, or not all.
    void doubted(boolean partly, int times) {
        by[partly ? PARTLY : UNJUDGED] += times;
    }

    boolean isNothing() {
        return Arrays.stream(by).allMatch(count -> count == 0);
    }

    /// Changes the counts of all images that have one of these components.
    static void apply(Handle transaction, Iterable<Change> changes) {
        var batch = transaction.prepareBatch("insert into changed values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        transaction.execute("""
                create temporary table if not exists changed (component int, critical int, high int, medium int, low int,
                    negligible int, unknown int, fixable int, exploited int, unjudged int, partly int) on commit delete rows
                """);
        for (Change change : changes) {
            if (!change.isNothing()) {
                batch.bind(0, change.component);
                for (int i = 0; i < change.by.length; i++) {
                    batch.bind(i + 1, change.by[i]);
                }
                batch.add();
            }
        }
        if (batch.size() == 0) {
            return;
        }
        // Those of an earlier call in this transaction are in the counts already.
        transaction.execute("delete from changed");
        batch.execute();
        transaction.execute("""
                update tally t set critical = t.critical + d.critical, high = t.high + d.high,
                    medium = t.medium + d.medium, low = t.low + d.low, negligible = t.negligible + d.negligible,
                    unknown = t.unknown + d.unknown, fixable = t.fixable + d.fixable,
                    exploited = t.exploited + d.exploited, unjudged = t.unjudged + d.unjudged,
                    partly = t.partly + d.partly, judged = now()
                from (
                    select ic.image, sum(c.critical) critical, sum(c.high) high, sum(c.medium) medium, sum(c.low) low,
                        sum(c.negligible) negligible, sum(c.unknown) unknown, sum(c.fixable) fixable,
                        sum(c.exploited) exploited, sum(c.unjudged) unjudged,
                        sum(c.partly) partly
                    from changed c join image_component ic on ic.component = c.component
                    group by ic.image) d
                where t.image = d.image
                """);
    }
}
