package io.pratique.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/// What a platform's database holds, asked by SQL.
record PlatformState(Connection connection) implements AutoCloseable {
    private static final Map<String, String> PRESENT = new LinkedHashMap<>();
    private static final Map<String, String> WRONG = new LinkedHashMap<>();

    static {
        PRESENT.put("tags", """
                select r.name || ':' || t.name || ' ' || t.digest from tag t join repository r on r.id = t.repository
                where t.until = 'infinity' order by 1""");
        PRESENT.put("placements", """
                select r.name || ' ' || i.digest from placement p join repository r on r.id = p.repository
                join image i on i.id = p.image where p.until = 'infinity' order by 1""");
        PRESENT.put("images", """
                select concat_ws(' ', i.digest, i.platform, n.status, n.packages, t.critical, t.high, t.medium, t.low,
                    t.negligible, t.unknown, t.fixable, t.exploited, t.packages, t.unjudged, t.partly)
                from image i left join tally t on t.image = i.id
                left join inventory n on n.image = i.id and n.superseded = 'infinity'
                where i.removed is null order by 1""");
        PRESENT.put("components", """
                select i.digest || ' ' || c.purl || coalesce(' ' || c.doubt, '') from image i
                join image_component ic on ic.image = i.id join component c on c.id = ic.component
                where i.removed is null order by 1""");
        PRESENT.put("problems", """
                select distinct concat_ws(' ', c.purl, p.name, p.severity, p.state, p.fixed) from image i
                join image_component ic on ic.image = i.id join component c on c.id = ic.component
                join problem p on p.component = c.id and p.until = 'infinity'
                where i.removed is null order by 1""");
        PRESENT.put("advisories", "select name from generation order by id desc limit 1");
        WRONG.put("tallies that differ from what is counted", """
                select concat_ws(' ', i.digest, t.critical, c.critical, t.fixable, c.fixable, t.packages, c.packages)
                from tally t join image i on i.id = t.image join lateral (
                    select count(*) filter (where p.severity = 0) critical, count(*) filter (where p.severity = 1) high,
                        count(*) filter (where p.severity = 2) medium, count(*) filter (where p.severity = 3) low,
                        count(*) filter (where p.severity = 4) negligible, count(*) filter (where p.severity = 5) unknown,
                        count(p.fixed) fixable, count(*) filter (where p.exploited) exploited,
                        count(distinct ic.component) packages,
                        count(distinct k.id) filter (where k.doubt <> '' and not k.partly) unjudged,
                        count(distinct k.id) filter (where k.partly) partly
                    from image_component ic join component k on k.id = ic.component
                    left join problem p on p.component = ic.component and p.until = 'infinity'
                    where ic.image = t.image) c on true
                where (t.critical, t.high, t.medium, t.low, t.negligible, t.unknown, t.fixable, t.exploited, t.packages,
                        t.unjudged, t.partly)
                    is distinct from (c.critical, c.high, c.medium, c.low, c.negligible, c.unknown, c.fixable,
                        c.exploited, c.packages, c.unjudged, c.partly)""");
        WRONG.put("problems that are there twice", """
                select component || ' ' || name from problem where until = 'infinity'
                group by component, name having count(*) > 1""");
        WRONG.put("images that were stored twice", """
                select i.digest from inventory n join image i on i.id = n.image group by i.digest
                having count(*) > 1""");
        WRONG.put("images that lie somewhere and have no inventory", """
                select i.digest from image i join placement p on p.image = i.id and p.until = 'infinity'
                where not exists (select from inventory n where n.image = i.id and n.superseded = 'infinity')""");
        WRONG.put("images that lie nowhere and are shown", """
                select i.digest from image i where i.removed is null and not exists (
                    select from placement p where p.image = i.id and p.until = 'infinity')""");
        WRONG.put("advisories that were taken twice", "select name from generation group by name having count(*) > 1");
        WRONG.put("jobs that failed of something else than an image that is gone", """
                select kind || ' ' || key || ': ' || error from job where state in ('failed', 'cancelled')
                    and error not like '%has no image%'""");
    }

    static PlatformState open(Path postgres) throws IOException, SQLException {
        var source = new PGSimpleDataSource();
        source.setURL(url(postgres));
        Connection connection = source.getConnection(
                "pratique", Files.readString(postgres.resolve("password")).strip());
        try (Statement statement = connection.createStatement()) {
            statement.execute("set pratique.everyone = 'on'");
        }
        return new PlatformState(connection);
    }

    static String url(Path postgres) throws IOException {
        return "jdbc:postgresql://127.0.0.1:"
                + Files.readString(postgres.resolve("port")).strip() + "/pratique";
    }

    List<String> list(String sql) throws SQLException {
        List<String> out = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                out.add(rows.getString(1));
            }
        }
        return out;
    }

    /// Everything that people see, without ids and times.
    Map<String, List<String>> present() throws SQLException {
        return all(PRESENT);
    }

    /// What must not be, whatever happened.
    Map<String, List<String>> wrong() throws SQLException {
        Map<String, List<String>> wrong = all(WRONG);
        wrong.values().removeIf(List::isEmpty);
        return wrong;
    }

    private Map<String, List<String>> all(Map<String, String> questions) throws SQLException {
        Map<String, List<String>> out = new LinkedHashMap<>();
        for (Map.Entry<String, String> question : questions.entrySet()) {
            out.put(question.getKey(), list(question.getValue()));
        }
        return out;
    }

    /// Work that is not done.
    List<String> open() throws SQLException {
        return list("""
                select kind || ' ' || key || ' ' || state || coalesce(' ' || error, '') from job
                where state in ('ready', 'running')
                union all select 'generation ' || name from generation
                where id = (select max(id) from generation) and judged is null""");
    }

    /// Lets the time pass that failed jobs wait for. Not that of those whose workers died: they would die together
    /// again.
    void hurry() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update job set due = now() where state = 'ready' and due > now()"
                    + " and error is distinct from 'the worker fell silent'");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
