package io.pratique.server.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
/// @param after the last image of the page before; null for the first page
/// @param limit rows, at most
public record ImageQuery(
        @Nullable Integer registry,
        String search,
        List<String> problems,
        String packageName,
        String version,
        Order order,
        @Nullable Integer after,
        int limit) {
    public ImageQuery {
        problems = List.copyOf(problems);
    }

    /// The images of a vulnerability, the worst first.
    ///
    /// @param names all it has
    public static ImageQuery affected(List<String> names, @Nullable Integer after, int limit) {
        return new ImageQuery(null, "", names, "", "", Order.WORST, after, limit);
    }

    /// The organisation that asks. Policies see to it that it sees no other's rows; named in the query it is also
    /// what indexes begin with.
    private static final String OWN = "(select current_setting('pratique.organisation')::int)";

    /// The order of a list.
    public enum Order {
        /// Those with the most critical findings first; images that were never judged are not in it.
        WORST("critical, t.high, t.medium, t.low, t.image", true),
        /// The newest in the catalogue first.
        NEWEST("id", false);

        private final String columns;
        private final boolean judged;

        Order(String columns, boolean judged) {
            this.columns = columns;
            this.judged = judged;
        }
    }

    /// One row more than asked for tells whether there is another page.
    public List<ImageRow> run(Handle transaction) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        conditions.add((order.judged ? "t" : "i") + ".organisation = " + OWN);
        conditions.add("i.removed is null");
        if (registry != null) {
            conditions.add("""
                    i.id in (select p.image from placement p join repository r on r.id = p.repository
                        where r.registry = :registry and p.until = 'infinity')""");
            values.put("registry", registry);
        }
        search(conditions, values);
        if (!problems.isEmpty()) {
            conditions.add("""
                    i.id in (select ic.image from problem p join image_component ic on ic.component = p.component
                        where p.until = 'infinity' and p.name = any(:problems))""");
            values.put("problems", problems.toArray(String[]::new));
        }
        if (!packageName.isEmpty()) {
            conditions.add("""
                    i.id in (select ic.image from component c join image_component ic on ic.component = c.id
                        where left(c.name, 200) = left(:package, 200) and (:version = '' or c.version = :version))""");
            values.put("package", packageName);
            values.put("version", version);
        }
        if (after != null) {
            conditions.add(
                    order == Order.WORST
                            ? "(t.critical, t.high, t.medium, t.low, t.image) < (" + ofCursor("critical") + ", "
                                    + ofCursor("high") + ", " + ofCursor("medium") + ", " + ofCursor("low")
                                    + ", :after)"
                            : "i.id < :after");
            values.put("after", after);
        }
        Query query = transaction.createQuery(sql(conditions)).bind("limit", limit + 1);
        values.forEach(query::bind);
        return query.map((row, context) -> ImageRow.read(row)).list();
    }

    /// A column of the last image of the page before: each by itself, since PostgreSQL finds a place in an index by
    /// values and not by a row that a subquery gives.
    private static String ofCursor(String column) {
        return "(select " + column + " from tally where image = :after)";
    }

    private void search(List<String> conditions, Map<String, Object> values) {
        if (search.isEmpty()) {
            return;
        }
        if (search.startsWith("sha256:")) {
            // As a range, since policies come before patterns and after comparisons; no digest has a letter beyond f.
            String range = ".organisation = " + OWN + " and digest >= :search and digest < :search || 'g'";
            conditions.add("i.id in (select image from member m where m" + range
                    + " union select id from image d where d" + range + ")");
            values.put("search", search);
            return;
        }
        int colon = search.lastIndexOf(':');
        String repository = colon < 0 ? search : search.substring(0, colon);
        conditions.add("""
                i.id in (select p.image from placement p join repository r on r.id = p.repository
                    where p.until = 'infinity' and r.name ilike :repository)""");
        values.put("repository", "%" + escaped(repository) + "%");
        if (colon >= 0) {
            conditions.add("""
                    i.id in (select m.image from tag g join member m on m.digest = g.digest
                        where g.until = 'infinity' and g.name like :tag)""");
            values.put("tag", escaped(search.substring(colon + 1)) + "%");
        }
    }

    private static String escaped(String pattern) {
        return pattern.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private String sql(List<String> conditions) {
        String first = order.judged
                ? "select i.*, t.image as tallied from tally t join image i on i.id = t.image"
                : "select i.*, null::int as tallied from image i";
        String columns =
                order.judged ? "t." + order.columns.replace(", ", " desc, ") + " desc" : "i." + order.columns + " desc";
        String outer =
                order.judged ? "t.critical desc, t.high desc, t.medium desc, t.low desc, t.image desc" : "i.id desc";
        return "with page as (" + first + " where " + String.join(" and ", conditions) + " order by " + columns
                + " limit :limit) " + ROWS + " order by " + outer;
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
