package io.pratique.server.ui;

import io.pratique.model.ScanStatus;
import io.pratique.model.inventory.Component;
import io.pratique.model.inventory.PackageUrl;
import io.pratique.model.inventory.Sbom;
import io.pratique.model.inventory.ScanResult;
import io.pratique.server.PratiqueServer;
import io.pratique.server.ServerSettings;
import io.pratique.server.TestAdvisories;
import io.pratique.server.TestDatabase;
import io.pratique.server.catalogue.Catalogue;
import io.pratique.server.catalogue.Catalogue.Described;
import io.pratique.server.inventory.InventoryDocument;
import io.pratique.server.inventory.InventoryStore;
import io.pratique.server.inventory.Looked;
import io.pratique.server.judge.Generations;
import io.pratique.server.storage.Database;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A whole server without workers, on a database of its own, with images that a test makes up.
final class UiServer implements AutoCloseable {
    private final TestDatabase test = new TestDatabase();
    private final Path folder;
    final PratiqueServer server;
    final String token;

    UiServer(Path folder) throws IOException {
        this.folder = folder;
        Path advisories = new TestAdvisories()
                .with("PYSEC-1", "flask", "2.0")
                .with("PYSEC-2", "<script>alert(1)</script>", "3.0")
                .build(folder);
        var listen = new InetSocketAddress("127.0.0.1", 0);
        var settings =
                new ServerSettings(listen, folder, test.settings(), 0, advisories, file -> List.of(), Map.of(), "0");
        this.server =
                PratiqueServer.start(settings, Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
        this.token = server.token().orElseThrow();
    }

    Database database() {
        return test.database();
    }

    Browser browser() {
        return new Browser(server.port());
    }

    Browser loggedIn() throws IOException, InterruptedException {
        Browser browser = browser();
        browser.login(token);
        return browser;
    }

    /// An image that nobody has looked into yet.
    int image(String repository, String digest) {
        return database().everyone(transaction -> {
            int registry = transaction.createQuery("""
                            insert into registry (organisation, name, kind, address) values (1, 'r', 'distribution', 'r.example')
                            on conflict (organisation, name) do update set removed = null returning id
                            """).mapTo(Integer.class).one();
            var catalogue = new Catalogue(transaction, 1);
            int id = catalogue.image(
                    catalogue.repository(registry, repository), new Described(digest, "linux/amd64", null, null), null);
            catalogue.members(digest, List.of(id));
            return id;
        });
    }

    /// Moves a tag.
    void tag(String repository, String tag, String digest) {
        database().everyone(transaction -> {
            int registry = transaction
                    .createQuery("select id from registry where name = 'r'")
                    .mapTo(Integer.class)
                    .one();
            var catalogue = new Catalogue(transaction, 1);
            catalogue.tag(catalogue.repository(registry, repository), tag, digest, null);
            return digest;
        });
    }

    /// Stores what an image holds.
    void scanned(int image, ScanStatus status, String type, String... names) throws Exception {
        List<Component> components = Arrays.stream(names)
                .map(name -> Component.of(PackageUrl.of(type, null, name, "1.0"), name, "1.0"))
                .toList();
        var scan = new ScanResult("x", null, new Sbom(null, components), status, List.of());
        var document = InventoryDocument.write(scan, "a1", "scan", new Looked(12345678, 42));
        var current = new Generations(database(), folder.resolve("copies")).current();
        database().everyone(transaction -> {
            InventoryStore.save(transaction, 1, image, scan, document, current.judging());
            return image;
        });
    }

    @Override
    public void close() throws IOException {
        server.close();
        test.close();
    }
}
