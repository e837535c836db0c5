package io.pratique.server;

import io.pratique.server.postgres.TestServer;
import io.pratique.server.storage.Database;
import io.pratique.server.storage.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A fresh database on a real PostgreSQL, with the present schema, for one test.
///
/// As an extension each test of the class gets its own:
/// ```
/// @RegisterExtension
/// final TestDatabase test = new TestDatabase();
/// ```
/// or by hand: `try (var test = new TestDatabase()) {`. It is made when it is first asked for, as a copy of a
/// database that has been migrated already, and dropped in the end, whoever is still connected.
public final class TestDatabase implements AutoCloseable, AfterEachCallback {
    private static final int CONNECTIONS = 8;

    private @Nullable String name;
    private @Nullable Database database;

    /// The database, connected.
    public synchronized Database database() {
        Database open = database;
        if (open == null) {
            open = Database.open(settings());
            database = open;
        }
        return open;
    }

    /// How to connect to it, as the application does.
    public DatabaseSettings settings() {
        return Shared.SERVER.settings(name(), CONNECTIONS);
    }

    /// Its name on the server.
    synchronized String name() {
        String made = name;
        if (made == null) {
            made = "test_" + Shared.COUNT.incrementAndGet();
            run("create database " + made + " owner pratique template " + Shared.TEMPLATE);
            name = made;
        }
        return made;
    }

    /// A database without a schema, for tests of the migrations themselves. It is dropped at the next run.
    public static DatabaseSettings empty() {
        String name = "test_" + Shared.COUNT.incrementAndGet();
        run("create database " + name + " owner pratique");
        return Shared.SERVER.settings(name, CONNECTIONS);
    }

    /// Runs a statement of a superuser, outside of the test's database.
    public static void run(String sql) {
        try {
            Shared.SERVER.run(sql);
        } catch (SQLException problem) {
            throw new IllegalStateException(sql, problem);
        }
    }

    @Override
    public synchronized void close() {
        if (database != null) {
            database.close();
            database = null;
        }
        if (name != null) {
            run("drop database " + name + " with (force)");
            name = null;
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    /// What all tests of the process share.
    private static final class Shared {
        static final TestServer SERVER = TestServer.start();
        static final AtomicInteger COUNT = new AtomicInteger();
        static final String TEMPLATE;

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
            try {
                TEMPLATE = template();
            } catch (SQLException | IOException | NoSuchAlgorithmException problem) {
                throw new ExceptionInInitializerError(problem);
            }
        }

        /// The migrated database of exactly these migrations; what earlier runs left goes.
        private static String template() throws SQLException, IOException, NoSuchAlgorithmException {
            String template = "template_" + migrations();
            List<String> old =
                    SERVER.list("select datname from pg_database where datname ~ '^(test|template|unfinished)_'");
            for (String name : old) {
                if (!name.equals(template)) {
                    SERVER.run("drop database " + name + " with (force)");
                }
            }
            if (!old.contains(template)) {
                SERVER.run("create database unfinished_template owner pratique");
                Database.open(SERVER.settings("unfinished_template", 2)).close();
                SERVER.run("alter database unfinished_template rename to " + template);
            }
            return template;
        }

        private static String migrations() throws IOException, NoSuchAlgorithmException {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (Stream<Path> files = Files.walk(Path.of("src/main/resources/io/pratique/server/storage/migrations"))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(file.getFileName().toString().getBytes());
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        }
    }
}
