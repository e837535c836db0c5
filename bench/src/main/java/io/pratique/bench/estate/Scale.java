package io.pratique.bench.estate;

import io.pratique.advisory.store.AdvisoryDatabase;
import io.pratique.server.PratiqueServer;
import io.pratique.server.ServerSettings;
import io.pratique.server.judge.Generations;
import io.pratique.server.postgres.EmbeddedOptions;
import io.pratique.server.postgres.EmbeddedPostgres;
import io.pratique.server.storage.Database;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Measures the platform on an estate and prints Markdown; times are milliseconds.
///
/// Arguments: the folder of the feeds, a folder to keep estates in, the images, and how often each thing is done.
public final class Scale {
    private static final long SEED = 20261124;

    private Scale() {}

    public static void main(String[] arguments) throws Exception {
        Path feeds = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        int size = Integer.parseInt(arguments[2]);
        int times = Integer.parseInt(arguments[3]);
        Files.createDirectories(folder);
        var changed = new ChangedFeeds(feeds, folder);
        Path own = folder.resolve("estate-" + size);
        Files.createDirectories(own);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(own.resolve("postgres"), EmbeddedOptions.ORDINARY);
                Database database = Database.open(postgres.settings());
                AdvisoryDatabase same = AdvisoryDatabase.open(changed.same());
                AdvisoryDatabase one = AdvisoryDatabase.open(changed.one());
                AdvisoryDatabase many = AdvisoryDatabase.open(changed.many())) {
            var generations = new Generations(database, own.resolve("advisories"));
            var rejudging = new Rejudging(database, generations);
            rejudging.adopt(same);
            rejudging.judge();
            prepare(database, generations, same, size);
            Sizes.print(database);
            database.runForEveryone(transaction -> transaction.execute("delete from token"));
            var settings = new ServerSettings(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    own,
                    postgres.settings(),
                    0,
                    null,
                    file -> List.of(),
                    Map.of(),
                    "bench");
            try (PratiqueServer server = PratiqueServer.start(settings, Clock.systemUTC())) {
                var pages = new Pages(server.port(), server.token().orElseThrow());
                new Lists(database, pages, size).measure(times);
                rejudging.oneAdvisory(same, one, pages, times);
                rejudging.manyAdvisories(same, many);
            }
        }
    }

    private static void prepare(Database database, Generations generations, AdvisoryDatabase advisories, int size)
            throws Exception {
        boolean empty = database.everyone(transaction -> transaction
                .createQuery("select not exists (select from image)")
                .mapTo(Boolean.class)
                .one());
        if (empty) {
            long start = System.nanoTime();
            Estate estate = Estate.of(advisories, SEED, size);
            new EstateLoader(database, generations.current(), "bench").load(estate);
            System.err.printf("%d images made and stored in %d s%n", size, (System.nanoTime() - start) / 1_000_000_000);
        }
    }
}
