package io.pratique.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.pratique.server.storage.DatabaseSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresTest {
    @TempDir
    Path folder;

    @Test
    void keepsRowsOverARestart() throws SQLException {
        try (var first = EmbeddedPostgres.start(folder, EmbeddedOptions.ORDINARY)) {
            run(first.settings(), "create table kept as select 7 as value");
        }
        try (var second = EmbeddedPostgres.start(folder, EmbeddedOptions.ORDINARY)) {
            assertThat(one(second.settings(), "select value from kept")).isEqualTo("7");
        }
    }

    static void run(DatabaseSettings settings, String sql) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String one(DatabaseSettings settings, String sql) throws SQLException {
        try (Connection connection = connect(settings);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    }
}
