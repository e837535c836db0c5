package io.pratique.server.postgres;

import io.pratique.model.PratiqueException;
import io.pratique.server.storage.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL of all tests of a process: fast, since its data need not outlive a power cut, and kept between
/// runs.
public final class TestServer implements AutoCloseable {
    private static final EmbeddedOptions FAST = new EmbeddedOptions(170, false);
    private static final int PROCESSES = 4;

    private final EmbeddedPostgres postgres;

    private TestServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /// Starts it under `target`, or where PostgreSQL's user can reach it. Where another process runs its tests it
    /// takes the next folder.
    public static TestServer start() {
        @Nullable PratiqueException refused = null;
        for (int number = 1; number <= PROCESSES; number++) {
            try {
                return new TestServer(EmbeddedPostgres.start(folder("postgres-" + number), FAST));
            } catch (PratiqueException problem) {
                refused = problem;
            }
        }
        throw new IllegalStateException(refused);
    }

    private static Path folder(String name) {
        try {
            Path target = Path.of("target").toAbsolutePath();
            Account account = Account.of(target.resolve(name).resolve("data"));
            if (!account.differs() || account.obstacle(target) == null) {
                return Files.createDirectories(target).resolve(name);
            }
            return Path.of(System.getProperty("java.io.tmpdir"), "pratique-test-" + name);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// Runs a statement with all rights.
    public void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of a query with all rights.
    public List<String> list(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /// Another database of the application's user.
    public DatabaseSettings settings(String database, int connections) {
        DatabaseSettings own = postgres.settings();
        return new DatabaseSettings(
                own.url().replace("/pratique?", "/" + database + "?"), own.user(), own.password(), connections);
    }

    private Connection connect() throws SQLException {
        DatabaseSettings all = postgres.superuser();
        return DriverManager.getConnection(all.url(), all.user(), all.password());
    }

    @Override
    public void close() {
        postgres.close();
    }
}
