package io.pratique.server.judge;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
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
    static void apply(Handle transaction, Collection<Change> changes) {
        List<Change> some =
                changes.stream().filter(change -> !change.isNothing()).toList();
        if (some.isEmpty()) {
            return;
        }
        // As arrays, since PostgreSQL knows how many they are, unlike the rows of a temporary table: with many it would
        // read all rows of image_component.
        var update = transaction.createUpdate("""
                update tally t set critical = t.critical + d.critical, high = t.high + d.high,
                    medium = t.medium + d.medium, low = t.low + d.low, negligible = t.negligible + d.negligible,
                    unknown = t.unknown + d.unknown, fixable = t.fixable + d.fixable,
                    exploited = t.exploited + d.exploited, unjudged = t.unjudged + d.unjudged,
                    partly = t.partly + d.partly, judged = now()
                from (
                    select ic.image, sum(c.critical) critical, sum(c.high) high, sum(c.medium) medium, sum(c.low) low,
                        sum(c.negligible) negligible, sum(c.unknown) unknown, sum(c.fixable) fixable,
                        sum(c.exploited) exploited, sum(c.unjudged) unjudged, sum(c.partly) partly
                    from unnest(:components, :by0, :by1, :by2, :by3, :by4, :by5, :by6, :by7, :by8, :by9)
                        c (component, critical, high, medium, low, negligible, unknown, fixable, exploited, unjudged, partly)
                    join image_component ic on ic.component = c.component
                    group by ic.image) d
                where t.image = d.image
                """);
        update.bind("components", column(some, change -> change.component));
        for (int i = 0; i <= PARTLY; i++) {
            int number = i;
            update.bind("by" + i, column(some, change -> change.by[number]));
        }
        update.execute();
    }

    private static Integer[] column(List<Change> changes, Function<Change, Integer> value) {
        return changes.stream().map(value).toArray(Integer[]::new);
    }
}
