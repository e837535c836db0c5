package io.pratique.bench.estate;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// What is wrong with each image of an estate, counted as the server counts it.
final class Tallies {
    private static final String[] COLUMNS = {
        "critical", "high", "medium", "low", "negligible", "unknown", "fixable", "exploited", "unjudged", "partly"
    };

    private static final int[] NONE = new int[COLUMNS.length];

    private Tallies() {}

    static void write(Handle transaction, Estate estate, int[] components) {
        Map<Integer, int[]> counts = counts(transaction);
        String columns = "image, organisation, " + String.join(", ", COLUMNS) + ", packages";
        Copy.through(transaction, "tally", columns, copy -> {
            for (int i = 0; i < estate.images().size(); i++) {
                int[] parts = estate.images().get(i).parts();
                Object[] row = new Object[COLUMNS.length + 3];
                int[] sum = new int[COLUMNS.length];
                for (int part : parts) {
                    add(sum, counts.getOrDefault(components[part], NONE));
                }
                row[0] = i + 1;
                row[1] = EstateLoader.ORGANISATION;
                for (int k = 0; k < sum.length; k++) {
                    row[k + 2] = sum[k];
                }
                row[row.length - 1] = parts.length;
                copy.row(row);
            }
        });
    }

    private static void add(int[] sum, int[] more) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    private static Map<Integer, int[]> counts(Handle transaction) {
        Map<Integer, int[]> out = new HashMap<>();
        transaction
                .createQuery("""
                        select c.id,
                            count(*) filter (where p.severity = 0) critical, count(*) filter (where p.severity = 1) high,
                            count(*) filter (where p.severity = 2) medium, count(*) filter (where p.severity = 3) low,
                            count(*) filter (where p.severity = 4) negligible,
                            count(*) filter (where p.severity = 5) unknown,
                            count(*) filter (where p.fixed is not null) fixable,
                            count(*) filter (where p.exploited) exploited,
                            (coalesce(c.doubt, '') <> '' and not c.partly)::int unjudged, c.partly::int partly
                        from component c left join problem p on p.component = c.id and p.until = 'infinity'
                        group by c.id
                        """)
                .map((row, context) -> {
                    int[] count = new int[COLUMNS.length];
                    for (int i = 0; i < count.length; i++) {
                        count[i] = row.getInt(COLUMNS[i]);
                    }
                    return out.put(row.getInt("id"), count);
                })
                .list();
        return out;
    }
}
