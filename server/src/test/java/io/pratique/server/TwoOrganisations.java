package io.pratique.server;

import io.pratique.server.storage.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A second organisation that has one of everything, for tests of what the first must not see.
final class TwoOrganisations {
    /// What each name of the second one contains.
    static final String MARK = "foreign";

    private static final String DIGEST = "sha256:" + "f0".repeat(32);

    /// Variables that name nobody's: published facts, files of the program.
    private static final Map<String, String> SHARED =
            Map.of("vulnerability", "PYSEC-1", "file", "pratique.css", "secret", "none", "finding", "PYSEC-1");

    private static final List<String> ROWS = List.of(
            "insert into organisation (name) values ('foreign')",
            "insert into registry (organisation, name, kind, address) values (2, 'foreign', 'distribution', 'foreign.example')",
            "insert into repository (organisation, registry, name) select 2, id, 'foreign/app' from registry where organisation = 2",
            "insert into image (organisation, digest, platform) values (2, '" + DIGEST + "', 'linux/foreign')",
            "insert into member (organisation, digest, image) select 2, digest, id from image where organisation = 2",
            "insert into placement (organisation, repository, image) select 2, r.id, i.id from repository r, image i"
                    + " where r.organisation = 2 and i.organisation = 2",
            "insert into tag (organisation, repository, name, digest, since) select 2, id, 'foreign', '" + DIGEST
                    + "', now()" + " from repository where organisation = 2",
            "insert into tally (image, organisation, critical) select id, 2, 1 from image where organisation = 2",
            "insert into setting (organisation, name, value) values (2, 'foreign', '1')",
            "insert into job (organisation, kind, key, priority, payload) values (2, 'foreign', 'foreign', 0, '{}')",
            "insert into token (organisation, name, hash) values (2, 'foreign', 'foreign')",
            "insert into decision (organisation, repository, platform, package, problem, status) select 2, id,"
                    + " 'linux/foreign', 'foreign', 'PYSEC-1', 'accepted' from repository where organisation = 2",
            "insert into schedule (organisation, name, cron, kind, due) values (2, 'foreign', '* * * * *', 'foreign', 'infinity')");

    private final Database database;

    TwoOrganisations(Database database) {
        this.database = database;
        database.runForEveryone(transaction -> ROWS.forEach(transaction::execute));
    }

    /// A path with variables, for what the second organisation has.
    String path(String template) {
        StringBuilder out = new StringBuilder();
        for (String segment : template.substring(1).split("/")) {
            out.append('/').append(segment.startsWith("{") ? variable(name(segment)) : segment);
        }
        return out.toString();
    }

    /// Whether a path names something that is somebody's.
    static boolean namesSomebodys(String template) {
        return List.of(template.split("/")).stream()
                .anyMatch(segment -> segment.startsWith("{") && !SHARED.containsKey(name(segment)));
    }

    private static String name(String segment) {
        return segment.substring(1, segment.length() - 1);
    }

    private String variable(String name) {
        String shared = SHARED.get(name);
        if (shared != null) {
            return shared;
        }
        return switch (name) {
            case "registry", "image", "job", "schedule", "repository", "token", "decision" -> id(name);
            case "scan" -> id("job");
            case "digest" -> DIGEST;
            default -> throw new IllegalArgumentException("say here what " + name + " of another organisation is");
        };
    }

    private String id(String table) {
        return database.everyone(transaction -> transaction
                .createQuery("select max(id) from " + table + " where organisation = 2")
                .mapTo(String.class)
                .one());
    }

    /// All rows of the second organisation, as text.
    Map<String, List<String>> rows() {
        return database.everyone(transaction -> {
            Map<String, List<String>> out = new LinkedHashMap<>();
            for (String table : transaction.createQuery("""
                            select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                            where c.relkind = 'r' and a.attname = 'organisation' order by 1
                            """).mapTo(String.class).list()) {
                out.put(
                        table,
                        transaction
                                .createQuery("select t::text from " + table + " t where organisation = 2 order by 1")
                                .mapTo(String.class)
                                .list());
            }
            return out;
        });
    }
}
