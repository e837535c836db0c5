package io.pratique.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pratique.server.SmallDisk;
import io.pratique.server.storage.Outage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

final class FullDiskTest {
    private static final int MEGABYTES = 300;
    private static final int MOST = 1_000;

    @TempDir
    Path folder;

    @BeforeEach
    void letTheUserOfPostgresPass() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void keepsWhatWasCommittedAndGoesOnWhenThereIsRoomAgain() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), MEGABYTES);
                var postgres =
                        EmbeddedPostgres.start(disk.folder().resolve("postgres"), new EmbeddedOptions(5, true))) {
            Sql.run(postgres.settings(), "create table kept (number int, text text)");
            disk.fill(8 << 20);
            int[] committed = {0};
            assertThatThrownBy(() -> {
                        for (int i = 0; i < MOST; i++) {
                            add(postgres, committed);
                        }
                    })
                    .isInstanceOf(SQLException.class);
            disk.free();
            assertThat(postgres.attend()).isTrue();
            assertThat(whenRecovered(postgres, "select count(*) from kept")).isEqualTo(Integer.toString(committed[0]));
            add(postgres, committed);
            assertThat(Sql.one(postgres.settings(), "select count(distinct number) from kept"))
                    .isEqualTo(Integer.toString(committed[0]));
        }
    }

    /// Asks until PostgreSQL has recovered: while it falls and starts again it cuts connections, or says that it
    /// cannot
    /// answer yet.
    private static String whenRecovered(EmbeddedPostgres postgres, String question) throws SQLException {
        while (true) {
            try {
                return Sql.one(postgres.settings(), question);
            } catch (SQLException refused) {
                if (!Outage.isCauseOf(refused) || !postgres.attend()) {
                    throw refused;
                }
            }
        }
    }

    /// A megabyte that does not compress.
    private static void add(EmbeddedPostgres postgres, int[] committed) throws SQLException {
        Sql.run(
                postgres.settings(),
                "insert into kept select " + committed[0]
                        + ", (select string_agg(md5(random()::text), '') from generate_series(1, 32768))");
        committed[0]++;
    }
}
