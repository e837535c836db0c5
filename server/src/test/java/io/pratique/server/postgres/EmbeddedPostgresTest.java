package io.pratique.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pratique.model.PratiqueException;
import io.pratique.server.storage.DatabaseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tests share a folder, as the starts of one server do.
final class EmbeddedPostgresTest {
    private static final EmbeddedOptions OPTIONS = new EmbeddedOptions(5, false);

    @TempDir
    static Path folder;

    @BeforeAll
    static void letTheUserOfPostgresPass() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void keepsRowsAndPortOverARestart() throws SQLException {
        String url;
        try (var first = start()) {
            Sql.run(first.settings(), "create table kept as select 7 as value");
            url = first.settings().url();
        }
        try (var second = start()) {
            assertThat(Sql.one(second.settings(), "select value from kept")).isEqualTo("7");
            assertThat(second.settings().url()).isEqualTo(url);
        }
    }

    @Test
    void recoversWhereTheDatabaseWasKilled() throws Exception {
        try (var postgres = start()) {
            Sql.run(postgres.settings(), "create table survivor as select generate_series(1, 1000) as value");
            kill(postgres);
            assertThat(postgres.attend()).isTrue();
            assertThat(Sql.one(postgres.settings(), "select count(*) from survivor"))
                    .isEqualTo("1000");
        }
    }

    @Test
    void startsAnewWhereTheProgramWasKilled() throws Exception {
        start().close();
        Tool.Result child = ChildServer.run(List.of(), ChildServer.classPath(), folder, "halt");
        assertThat(child.exit()).as(child.output()).isZero();
        ProcessHandle orphan = postmaster().running().orElseThrow();
        try (var postgres = start()) {
            assertThat(orphan.onExit()).succeedsWithin(Duration.ofMinutes(1));
            assertThat(Sql.one(postgres.settings(), "select value from child")).isEqualTo("1");
        }
        assertThat(postmaster().running()).isEmpty();
    }

    @Test
    void refusesASecondServer() throws Exception {
        try (var first = start()) {
            assertThatExceptionOfType(PratiqueException.class)
                    .isThrownBy(EmbeddedPostgresTest::start)
                    .withMessageContaining("another Pratique server already uses");
            Tool.Result child = ChildServer.run(List.of(), ChildServer.classPath(), folder, "close");
            assertThat(child.exit()).isNotZero();
            assertThat(child.output()).contains("another Pratique server already uses");
            assertThat(Sql.one(first.settings(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void sparesAnotherProgramThatBearsTheNumberOfThePidFile() throws Exception {
        start().close();
        Path pidFile = folder.resolve("data/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + folder.resolve("data") + "\n");
        try (var postgres = start()) {
            assertThat(Sql.one(postgres.settings(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void takesAnotherPortWhereTheOldOneIsTaken() throws Exception {
        start().close();
        int port = Integer.parseInt(Files.readString(folder.resolve("port")).strip());
        try (var taken = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
                var postgres = start()) {
            assertThat(postgres.settings().url()).doesNotContain(":" + taken.getLocalPort() + "/");
        }
    }

    @Test
    void bindsTheApplicationsUserAndNeedsItsPassword() throws Exception {
        try (var postgres = start()) {
            DatabaseSettings settings = postgres.settings();
            String rights = "select concat(rolsuper, rolbypassrls, rolcreatedb, rolcreaterole)"
                    + " from pg_roles where rolname = current_user";
            assertThat(Sql.one(settings, rights)).isEqualTo("ffff");
            var wrong = new DatabaseSettings(settings.url(), settings.user(), "guess", 1);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> Sql.one(wrong, "select 1"))
                    .withMessageContaining("password authentication failed");
            assertThat(settings.toString()).doesNotContain(settings.password());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void makesNewPasswordsWhereTheOldAreLost() throws Exception {
        start().close();
        Files.delete(folder.resolve("password"));
        try (var postgres = start()) {
            assertThat(Sql.one(postgres.settings(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void ordersTextsByCodePointAndKnowsTheCaseOfAllLetters() throws Exception {
        try (var postgres = start()) {
            assertThat(Sql.one(postgres.settings(), "select 'a' > 'B' and lower('É') = 'é'"))
                    .isEqualTo("t");
            assertThat(Sql.one(postgres.settings(), "show data_checksums")).isEqualTo("on");
            assertThat(Sql.one(postgres.settings(), "show server_version")).startsWith(Binaries.VERSION);
        }
    }

    @Test
    void mayBeClosedTwice() {
        var postgres = start();
        postgres.close();
        postgres.close();
    }

    private static EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder, OPTIONS);
    }

    private static Postmaster postmaster() throws IOException {
        try (Home home = Home.take(folder)) {
            return new Postmaster(Binaries.in(folder), home);
        }
    }

    private static void kill(EmbeddedPostgres postgres) throws IOException {
        ProcessHandle process = postgres.postmaster().running().orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }
}
