package io.pratique.bench.estate;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.advisory.store.Snapshot;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.catalogue.Catalogue.Described;
import io.pratique.server.inventory.InventoryDocument;
import io.pratique.server.inventory.InventoryStore;
import io.pratique.server.judge.Generations;
import io.pratique.server.postgres.EmbeddedOptions;
import io.pratique.server.postgres.EmbeddedPostgres;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstateLoaderTest {
    @TempDir
    Path folder;

    /// What there is, by what it is called and not by numbers that a database gives.
    private static final Map<String, String> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("places", "select ecosystem, name, lookups, fingerprint, generation from place");
        ROWS.put("components", """
                select c.key, c.purl, c.name, c.version, c.platform, c.coordinate, c.doubt, c.partly, p.key
                from component c left join place p on p.id = c.place""");
        ROWS.put("problems", """
                select c.key, p.name, p.aliases, p.severity, p.score, p.risk, p.exploited, p.state, p.fixed, p.published
                from problem p join component c on c.id = p.component""");
        ROWS.put("contents", """
                select i.digest, c.key from image_component ic join image i on i.id = ic.image
                join component c on c.id = ic.component""");
        ROWS.put("tallies", """
                select i.digest, t.critical, t.high, t.medium, t.low, t.negligible, t.unknown, t.fixable, t.exploited,
                    t.packages, t.unjudged, t.partly from tally t join image i on i.id = t.image""");
        ROWS.put("images", "select organisation, digest, platform, size, created, pulled, running, removed from image");
        ROWS.put("inventories", """
                select i.digest, n.superseded, n.analyzers, n.source, n.status, n.problems, n.ledger, n.packages
                from inventory n join image i on i.id = n.image""");
        ROWS.put("members", "select m.digest, i.digest from member m join image i on i.id = m.image");
        ROWS.put("placements", """
                select g.name, r.name, i.digest, p.until from placement p join repository r on r.id = p.repository
                join registry g on g.id = r.registry join image i on i.id = p.image""");
        ROWS.put("tags", """
                select r.name, t.name, t.digest, t.until from tag t join repository r on r.id = t.repository""");
    }

    /// PostgreSQL runs as somebody else where this runs as root, and must find its way.
    @BeforeEach
    void open() throws IOException {
        Set<PosixFilePermission> all = PosixFilePermissions.fromString("rwxr-xr-x");
        Files.setPosixFilePermissions(folder, all);
    }

    @Test
    void writesWhatTheServerWrites() throws Exception {
        try (var postgres = EmbeddedPostgres.start(folder.resolve("postgres"), new EmbeddedOptions(4, false));
                Database database = Database.open(postgres.settings());
                AdvisoryDatabase advisories = Snapshot.open(System.getenv())) {
            var generations = new Generations(database, folder.resolve("advisories"));
            generations.adopt(advisories);
            Estate estate = Estate.of(advisories, 7, 60);
            new EstateLoader(database, generations.current(), "a1").load(estate);
            Map<String, List<String>> loaded = rows(database);
            database.runForEveryone(transaction -> transaction.execute(
                    "truncate image, component, place, repository, image_component restart identity cascade"));
            store(database, generations.current(), estate);
            Map<String, List<String>> stored = rows(database);
            ROWS.keySet()
                    .forEach(table ->
                            assertThat(loaded.get(table)).as(table).isNotEmpty().isEqualTo(stored.get(table)));
        }
    }

    private static Map<String, List<String>> rows(Database database) {
        Map<String, List<String>> out = new LinkedHashMap<>();
        ROWS.forEach((table, sql) -> out.put(
                table,
                database.everyone(transaction -> transaction
                        .createQuery("select r::text from (" + sql + ") r order by 1")
                        .mapTo(String.class)
                        .list())));
        return out;
    }

    /// As a scan job does it.
    private static void store(Database database, Generations.Current advisories, Estate estate) throws Exception {
        List<Integer> registries = database.everyone(transaction -> transaction
                .createQuery("select id from registry order by id")
                .mapTo(Integer.class)
                .list());
        for (EstateImage image : estate.images()) {
            var scan = Scans.of(estate, image);
            var document = InventoryDocument.write(scan, "a1", "scan", null);
            database.runForEveryone((Handle transaction) -> {
                var catalogue = new Catalogue(transaction, 1);
                int repository = catalogue.repository(
                        registries.get(image.repository() % Estate.REGISTRIES),
                        estate.repositories().get(image.repository()));
                var described = new Described(image.digest(), image.platform(), null, null);
                int id = catalogue.image(repository, described, null);
                catalogue.members(image.digest(), List.of(id));
                catalogue.members(image.index(), List.of(id));
                image.tags().forEach(tag -> catalogue.tag(repository, tag, image.index(), null));
                InventoryStore.save(transaction, 1, id, scan, document, advisories.judging());
            });
        }
    }
}
