package io.pratique.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pratique.model.PratiqueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said when a database cannot be started. The programs are unpacked once.
final class EmbeddedPostgresProblemsTest {
    private static final EmbeddedOptions OPTIONS = new EmbeddedOptions(5, false);

    @TempDir
    static Path folder;

    @BeforeAll
    static void letTheUserOfPostgresPass() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void beginsAnewWhereAFirstStartWasInterrupted() throws Exception {
        Path unfinished = Files.createDirectory(folder.resolve("data.unfinished"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "18\n");
        Files.delete(Binaries.in(folder).folder().resolve("bin/initdb"));
        Folders.delete(folder.resolve("data"));
        try (var postgres = EmbeddedPostgres.start(folder, OPTIONS)) {
            assertThat(Sql.one(postgres.settings(), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void saysWhyTheDatabaseCannotBeMade() throws Exception {
        Path script = Binaries.in(folder).folder().resolve("share/postgresql/postgres.bki");
        byte[] whole = Files.readAllBytes(script);
        byte[] broken = whole.clone();
        Arrays.fill(broken, (byte) ' ');
        Folders.delete(folder.resolve("data"));
        Files.write(script, broken);
        try {
            refused().withMessageContaining("the database cannot be made").withMessageContaining("postgres.bki");
        } finally {
            Files.write(script, whole);
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void saysWhyTheDatabaseDoesNotStart() throws Exception {
        EmbeddedPostgres.start(folder, OPTIONS).close();
        Path control = folder.resolve("data/global/pg_control");
        byte[] whole = Files.readAllBytes(control);
        Files.write(control, new byte[whole.length]);
        try {
            refused().withMessageContaining("does not start").withMessageContaining("database files are incompatible");
        } finally {
            Files.write(control, whole);
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        EmbeddedPostgres.start(folder, OPTIONS).close();
        Path version = folder.resolve("data/PG_VERSION");
        Files.writeString(version, "17\n");
        try {
            refused().withMessageContaining("was made by PostgreSQL 17").withMessageContaining("move the folder away");
        } finally {
            Files.writeString(version, Binaries.major() + "\n");
        }
    }

    @Test
    void refusesAFolderWhoseNameAShellWouldRead() {
        assertThatExceptionOfType(PratiqueException.class)
                .isThrownBy(() -> EmbeddedPostgres.start(folder.resolve("$HOME"), OPTIONS))
                .withMessageContaining("not allowed");
    }

    @Test
    void saysWhichFolderIsClosedToTheUserOfPostgres(@TempDir Path other) throws Exception {
        assumeRoot();
        Path closed = Files.createDirectory(other.resolve("closed"));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx------"));
        assertThatExceptionOfType(PratiqueException.class)
                .isThrownBy(() -> EmbeddedPostgres.start(closed.resolve("server"), OPTIONS))
                .withMessageContaining("chmod o+x " + other);
    }

    @Test
    void runsAsAnotherUserThanRoot(@TempDir Path other) throws Exception {
        assumeRoot();
        Account nobody = Account.of(folder.resolve("nothing"));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path home = other.resolve("home with space");
        nobody.own(home);
        Path libraries = Files.createDirectory(other.resolve("libraries"));
        Tool.Result child =
                ChildServer.run(nobody.prefix(), ChildServer.copiedClassPath(libraries), home.resolve("db"), "close");
        assertThat(child.exit()).as(child.output()).isZero();
        assertThat(Files.getAttribute(home.resolve("db/password"), "unix:uid")).isEqualTo(nobody.uid());
    }

    private static void assumeRoot() throws IOException {
        assumeTrue(Account.of(folder.resolve("nothing")).differs(), "root alone can change the user");
    }

    private static ThrowableAssertAlternative<PratiqueException> refused() {
        return assertThatExceptionOfType(PratiqueException.class)
                .isThrownBy(() -> EmbeddedPostgres.start(folder, OPTIONS))
                .satisfies(problem -> assertThat(problem.getMessage().lines()).hasSize(1));
    }
}
