package io.pratique.server.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// A list of images that somebody asks for, one page of it.
///
/// @param registry null for all
/// @param search part of a repository's name, the beginning of a digest, or a whole tag; empty for all
/// @param problems names of a vulnerability, one of which they must have; empty for none
/// @param packageName a package that they must have; empty for none
/// @param version of that package; empty for any
/// @param after where the page before ended; null for the first page
/// @param limit rows, at most
public record ImageQuery(
        @Nullable Integer registry,
        String search,
        List<String> problems,
        String packageName,
        String version,
        Order order,
        @Nullable ImageCursor after,
        int limit) {
    public ImageQuery {
        problems = List.copyOf(problems);
    }

    /// The images of a vulnerability, the worst first.
    ///
    /// @param names all it has
    public static ImageQuery affected(List<String> names, @Nullable ImageCursor after, int limit) {
        return new ImageQuery(null, "", names, "", "", Order.WORST, after, limit);
    }

    /// Images of a set are looked up one by one where it has no more than so many; otherwise the list is gone
    /// through
    /// in its order until the page is full.
    private static final int FEW = 5_000;

    /// The organisation that asks. Policies see to it that it sees no other's rows; named in the query it is also
    /// what indexes begin with.
    private static final String OWN = "(select current_setting('pratique.organisation')::int)";

    /// The order of a list.
    public enum Order {
        /// Those with the most critical findings first; images that were never judged are not in it.
        WORST("tally t join image i on i.id = t.image", "t", List.of("critical", "high", "medium", "low", "image")),
        /// The newest in the catalogue first.
        NEWEST("image i", "i", List.of("id"));

        private final String tables;
        private final String table;
        private final List<String> columns;

        Order(String tables, String table, List<String> columns) {
            this.tables = tables;
            this.table = table;
            this.columns = columns;
        }

        /// What it is by, the last being the image.
        List<String> columns() {
            return columns;
        }

        private String image() {
            return table + "." + columns.getLast();
        }

        private String columns(String after) {
            return columns.stream().map(column -> table + "." + column + after).collect(Collectors.joining(", "));
        }
    }

    /// One row more than asked for tells whether there is another page.
    public List<ImageRow> run(Handle transaction) {
        return run(transaction, FEW);
    }

    /// @param most of a set, to be looked up one by one
    List<ImageRow> run(Handle transaction, int most) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        conditions.add(order.table + ".organisation = " + OWN);
        conditions.add("i.removed is null");
        List<Set<Integer>> few = new ArrayList<>();
        for (ImageSet set : sets()) {
            Optional<Set<Integer>> ids = set.few(transaction, most);
            if (ids.isPresent()) {
                few.add(ids.get());
            } else {
                // Not joined, but made once and looked into while the list is gone through in its order.
                conditions.add("(" + order.image() + " in (" + set.sql() + ")) is true");
                values.putAll(set.values());
                // Enough for a million ids; taken as it is used.
                transaction.execute("set local work_mem = '64MB'");
            }
        }
        if (!few.isEmpty()) {
            Set<Integer> inAll = few.getFirst();
            few.forEach(inAll::retainAll);
            conditions.add(order.image() + " = any(:few)");
            values.put("few", inAll.toArray(Integer[]::new));
        }
        if (after != null) {
            conditions.add("(" + order.columns("") + ") < (:after0"
                    + IntStream.range(1, after.values().size())
                            .mapToObj(i -> ", :after" + i)
                            .collect(Collectors.joining())
                    + ")");
            for (int i = 0; i < after.values().size(); i++) {
                values.put("after" + i, after.values().get(i));
            }
        }
        Query query = transaction.createQuery(sql(conditions)).bind("limit", limit + 1);
        values.forEach(query::bind);
        return query.map((row, context) -> ImageRow.read(row)).list();
    }

    /// The cursor of the page after this one.
    ///
    /// @param last the last row of this one
    public String next(ImageRow last) {
        return ImageCursor.of(last, order).text();
    }

    private List<ImageSet> sets() {
        List<ImageSet> out = new ArrayList<>();
        if (registry != null) {
            out.add(ImageSet.ofRegistry(registry));
        }
        if (!search.isEmpty()) {
            out.add(ImageSet.found(search, OWN));
        }
        if (!problems.isEmpty()) {
            out.add(ImageSet.withProblem(problems));
        }
        if (!packageName.isEmpty()) {
            out.add(ImageSet.withPackage(packageName, version));
        }
        return out;
    }

    private String sql(List<String> conditions) {
        String by = " order by " + order.columns(" desc");
        return "with page as (select i.*, " + (order == Order.WORST ? "t.image" : "null::int") + " as tallied from "
                + order.tables + " where " + String.join(" and ", conditions) + by + " limit :limit) " + ROWS + by;
    }

    private static final String ROWS = """
            select i.id, i.digest, i.platform, i.pushed, i.pulled, i.removed, n.scanned, n.status,
                (n.ledger ->> 'unexplained')::int as unexplained, t.critical, t.high,
                t.medium, t.low, t.negligible, t.unknown, t.fixable, t.exploited, t.packages, t.unjudged, t.partly, t.judged,
                l.places
            from page i
            left join tally t on t.image = i.id
            left join inventory n on n.image = i.id and n.superseded = 'infinity'
            left join lateral (
                select array_agg(place order by place) places from (
                    select distinct g.address || '/' || r.name || coalesce(':' || tag.name, '') as place
                    from placement p
                    join repository r on r.id = p.repository
                    join registry g on g.id = r.registry
                    left join (
                        member m join tag on tag.organisation = m.organisation and tag.digest = m.digest
                            and tag.until = 'infinity')
                        on m.image = i.id and tag.repository = r.id
                    where p.image = i.id and p.until = 'infinity'
                    limit 20) named) l on true""";

    /// One image.
    public static List<ImageRow> one(Handle transaction, int image) {
        return transaction
                .createQuery("with page as (select * from image where id = :image) " + ROWS)
                .bind("image", image)
                .map((row, context) -> ImageRow.read(row))
                .list();
    }
}
