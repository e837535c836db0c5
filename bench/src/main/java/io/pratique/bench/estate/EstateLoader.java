package io.pratique.bench.estate;

import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.Distro;
import io.pratique.server.inventory.InventoryDocument;
import io.pratique.server.inventory.StoredParts;
import io.pratique.server.judge.Generations;
import io.pratique.server.judge.StaleGenerationException;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Writes an estate into a database that has no images yet: packages by the server's own code, which judges them,
/// and
/// everything that there are millions of by COPY.
public final class EstateLoader {
    static final int ORGANISATION = 1;

    /// Packages that are stored in one transaction.
    private static final int TOGETHER = 1_000;

    /// Every so many images one has the document of its inventory.
    private static final int DOCUMENTED = 100;

    private final Database database;
    private final Generations.Current advisories;
    private final String analyzers;

    /// @param analyzers which made the inventories
    public EstateLoader(Database database, Generations.Current advisories, String analyzers) {
        this.database = database;
        this.advisories = advisories;
        this.analyzers = analyzers;
    }

    public void load(Estate estate) throws IOException, StaleGenerationException {
        int[] components = components(estate);
        int[] repositories = database.everyone(transaction -> repositories(transaction, estate.repositories()));
        database.runForEveryone(transaction -> {
            transaction.execute("alter table image_component drop constraint image_component_pkey");
            transaction.execute("drop index component_image");
            catalogue(transaction, estate, repositories);
            links(transaction, estate, components);
            inventories(transaction, estate);
            Tallies.write(transaction, estate, components);
            transaction.execute("alter table image_component add primary key (image, component)");
            transaction.execute("create index component_image on image_component (component, image)");
        });
        try (var connection = database.connections().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("vacuum (analyze)");
        } catch (java.sql.SQLException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    private record Group(@Nullable Distro distro, String platform) {}

    /// The ids of the components by the numbers of the packages.
    private int[] components(Estate estate) throws StaleGenerationException {
        Map<Group, List<Integer>> groups = new LinkedHashMap<>();
        List<EstatePart> parts = estate.parts();
        for (int i = 0; i < parts.size(); i++) {
            EstatePart part = parts.get(i);
            groups.computeIfAbsent(new Group(part.distro(), part.platform()), any -> new ArrayList<>())
                    .add(i);
        }
        int[] ids = new int[parts.size()];
        for (Map.Entry<Group, List<Integer>> group : groups.entrySet()) {
            List<Integer> numbers = group.getValue();
            for (int from = 0; from < numbers.size(); from += TOGETHER) {
                store(estate, group.getKey(), numbers.subList(from, Math.min(numbers.size(), from + TOGETHER)), ids);
            }
        }
        return ids;
    }

    private void store(Estate estate, Group group, List<Integer> numbers, int[] ids) throws StaleGenerationException {
        List<Component> components = numbers.stream()
                .map(number -> estate.parts().get(number).component())
                .toList();
        var scan = Scans.of(group.distro(), group.platform(), components);
        Map<String, Integer> stored =
                database.everyone(transaction -> StoredParts.store(transaction, scan, advisories.judging()));
        for (int number : numbers) {
            Integer id =
                    stored.get(estate.parts().get(number).component().purl().toString());
            ids[number] = Objects.requireNonNull(id);
        }
    }

    private static int[] repositories(Handle transaction, List<String> names) {
        int first = transaction
                .createQuery("""
                        insert into registry (organisation, name, kind, address, poll_due)
                        select 1, 'registry' || n, 'distribution', 'registry' || n || '.example', 'infinity'
                        from generate_series(0, :last) n returning id
                        """)
                .bind("last", Estate.REGISTRIES - 1)
                .mapTo(Integer.class)
                .list()
                .getFirst();
        List<Integer> ids = transaction
                .createQuery("""
                        insert into repository (organisation, registry, name)
                        select 1, :first + (n - 1) % :registries, name
                        from unnest(:names) with ordinality as given (name, n) order by n returning id
                        """)
                .bind("first", first)
                .bind("registries", Estate.REGISTRIES)
                .bind("names", names.toArray(String[]::new))
                .mapTo(Integer.class)
                .list();
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void catalogue(Handle transaction, Estate estate, int[] repositories) {
        List<EstateImage> images = estate.images();
        String now = transaction
                .createQuery("select now()::text")
                .mapTo(String.class)
                .one();
        String today = transaction
                .createQuery("select current_date::text")
                .mapTo(String.class)
                .one();
        java.time.LocalDate day = java.time.LocalDate.parse(today);
        Copy.through(transaction, "image", "id, organisation, digest, platform, seen, pushed", copy -> {
            for (int i = 0; i < images.size(); i++) {
                EstateImage image = images.get(i);
                copy.row(i + 1, ORGANISATION, image.digest(), image.platform(), now, day.minusDays(image.age()));
            }
        });
        transaction.execute("select setval(pg_get_serial_sequence('image', 'id'), " + images.size() + ")");
        Copy.through(transaction, "member", "organisation, digest, image", copy -> {
            for (int i = 0; i < images.size(); i++) {
                EstateImage image = images.get(i);
                copy.row(ORGANISATION, image.digest(), i + 1);
                if (!image.index().equals(image.digest())) {
                    copy.row(ORGANISATION, image.index(), i + 1);
                }
            }
        });
        Copy.through(transaction, "placement", "organisation, repository, image, since", copy -> {
            for (int i = 0; i < images.size(); i++) {
                copy.row(ORGANISATION, repositories[images.get(i).repository()], i + 1, now);
            }
        });
        tags(transaction, images, repositories, day);
    }

    private static void tags(
            Handle transaction, List<EstateImage> images, int[] repositories, java.time.LocalDate today) {
        transaction.execute("create temporary table copied (repository int, name text, digest text, since date)");
        Copy.into(transaction, "copied", copy -> {
            for (EstateImage image : images) {
                for (String tag : image.tags()) {
                    copy.row(repositories[image.repository()], tag, image.index(), today.minusDays(image.age()));
                }
            }
        });
        transaction.execute("""
                insert into tag (organisation, repository, name, digest, since)
                select distinct 1, repository, name, digest, since from copied
                """);
        transaction.execute("drop table copied");
    }

    private static void links(Handle transaction, Estate estate, int[] components) {
        Copy.into(transaction, "image_component (image, component)", copy -> {
            for (int i = 0; i < estate.images().size(); i++) {
                for (int part : estate.images().get(i).parts()) {
                    copy.row(i + 1, components[part]);
                }
            }
        });
    }

    private void inventories(Handle transaction, Estate estate) throws IOException {
        List<byte[]> documents = new ArrayList<>();
        for (int i = 0; i < estate.images().size(); i += DOCUMENTED) {
            var scan = Scans.of(estate, estate.images().get(i));
            documents.add(InventoryDocument.write(scan, analyzers, "scan", null).compressed());
        }
        String columns = "organisation, image, analyzers, source, status, problems, ledger, packages, document";
        transaction.execute("create temporary table copied as select " + columns + " from inventory limit 0");
        Copy.into(transaction, "copied", copy -> {
            for (int i = 0; i < estate.images().size(); i++) {
                byte[] document = i % DOCUMENTED == 0 ? documents.get(i / DOCUMENTED) : new byte[0];
                copy.row(
                        ORGANISATION,
                        i + 1,
                        analyzers,
                        "scan",
                        "complete",
                        "{\"problems\": []}",
                        "{\"system\": true}",
                        estate.images().get(i).parts().length,
                        "\\x" + HexFormat.of().formatHex(document));
            }
        });
        transaction.execute("insert into inventory (" + columns + ") select * from copied");
        transaction.execute("drop table copied");
    }
}
